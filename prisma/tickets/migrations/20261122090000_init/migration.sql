-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateExtension: word search by trigrams. The extension is trusted, so the owner of the database may make it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateEnum
CREATE TYPE "desk" AS ENUM ('technology', 'maintenance');

-- CreateEnum
CREATE TYPE "ticket_status" AS ENUM ('new', 'open', 'assigned', 'in_progress', 'on_hold', 'long_term', 'closed');

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "desk" "desk" NOT NULL,
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "status" "ticket_status" NOT NULL DEFAULT 'new',
    "category" TEXT NOT NULL,
    "place_id" UUID,
    "place_name" TEXT NOT NULL,
    "room_id" UUID,
    "room_name" TEXT,
    "room_key" TEXT COLLATE "C" NOT NULL,
    "asset_tag" TEXT,
    "requester_id" UUID NOT NULL,
    "requester_name" TEXT NOT NULL,
    "assignee_id" UUID,
    "assignee_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "search" TEXT NOT NULL GENERATED ALWAYS AS (
        '#' || "number"::text || E'\n' || "title" || E'\n' || "description" || E'\n' || "place_name" || E'\n' ||
        coalesce("room_name", '') || E'\n' || coalesce("asset_tag", '') || E'\n' || "requester_name" || E'\n' ||
        coalesce("assignee_name", '')
    ) STORED,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk_counter" (
    "desk" "desk" NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "desk_counter_pkey" PRIMARY KEY ("desk")
);

-- CreateTable
CREATE TABLE "place" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "place_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
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
CREATE INDEX "ticket_created_at_id_idx" ON "ticket"("created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_updated_at_id_idx" ON "ticket"("updated_at", "id");

-- CreateIndex
CREATE INDEX "ticket_room_key_id_idx" ON "ticket"("room_key", "id");

-- CreateIndex
CREATE INDEX "ticket_place_id_created_at_id_idx" ON "ticket"("place_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_requester_id_created_at_id_idx" ON "ticket"("requester_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_assignee_id_created_at_id_idx" ON "ticket"("assignee_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_search_idx" ON "ticket" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "ticket_desk_number_key" ON "ticket"("desk", "number");

-- CreateIndex
CREATE INDEX "place_name_key_idx" ON "place"("name_key");

-- CreateIndex
CREATE INDEX "room_place_id_name_key_idx" ON "room"("place_id", "name_key");

-- CreateIndex
CREATE INDEX "event_xid_seq_idx" ON "event"("xid", "seq");

-- CreateIndex
CREATE INDEX "event_noun_noun_id_seq_idx" ON "event"("noun", "noun_id", "seq");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A queue is a few hundred live tickets among tens of thousands of closed ones.
CREATE INDEX "ticket_live_created_at_id_idx" ON "ticket"("created_at", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_live_updated_at_id_idx" ON "ticket"("updated_at", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_live_room_key_id_idx" ON "ticket"("room_key", "id") WHERE "closed_at" IS NULL;

-- What no release of the service may ever store.
ALTER TABLE "ticket"
    ADD CONSTRAINT "ticket_number_check" CHECK ("number" >= 1),
    ADD CONSTRAINT "ticket_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "ticket_assignee_check" CHECK (("assignee_id" IS NULL) = ("assignee_name" IS NULL)),
    ADD CONSTRAINT "ticket_room_check" CHECK ("room_id" IS NULL OR "room_name" IS NOT NULL),
    ADD CONSTRAINT "ticket_closed_check" CHECK (("status" = 'closed') = ("closed_at" IS NOT NULL));

-- Every desk starts at 1.
INSERT INTO "desk_counter" ("desk", "last_number") VALUES ('technology', 0), ('maintenance', 0);

-- Wakes the readers of the feed. They read the table: the notification only says that there is something new.
CREATE FUNCTION wake_event_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('events', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER event_wakes_readers AFTER INSERT ON "event"
    FOR EACH STATEMENT EXECUTE FUNCTION wake_event_readers();
