-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateExtension: word search by trigrams. The extension is trusted, so the owner of the database may make it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "service" TEXT NOT NULL,
    "cursor" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "noun_id" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "request_id" TEXT,
    "note" TEXT,
    "data" JSONB NOT NULL,
    "search" TEXT NOT NULL GENERATED ALWAYS AS (
        "actor_name" || E'\n' || "verb" || E'\n' || "noun_id" || E'\n' || coalesce("note", '')
    ) STORED,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_cursor" (
    "service" TEXT NOT NULL,
    "cursor" TEXT,
    "read_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "feed_cursor_pkey" PRIMARY KEY ("service")
);

-- CreateTable
CREATE TABLE "event" (
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "noun" TEXT NOT NULL,
    "noun_id" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "request_id" TEXT,
    "note" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_service_at_id_idx" ON "audit_entry"("service", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_id_idx" ON "audit_entry"("actor_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_noun_at_id_idx" ON "audit_entry"("noun", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_search_idx" ON "audit_entry" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_service_cursor_key" ON "audit_entry"("service", "cursor");

-- CreateIndex
CREATE INDEX "event_xid_seq_idx" ON "event"("xid", "seq");

-- CreateIndex
CREATE INDEX "event_noun_noun_id_seq_idx" ON "event"("noun", "noun_id", "seq");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- Wakes the readers of the feed. They read the table: the notification only says that there is something new.
CREATE FUNCTION wake_event_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('events', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER event_wakes_readers AFTER INSERT ON "event"
    FOR EACH STATEMENT EXECUTE FUNCTION wake_event_readers();
