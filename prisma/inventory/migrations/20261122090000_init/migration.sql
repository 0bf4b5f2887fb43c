-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateExtension: word search by trigrams. The extension is trusted, so the owner of the database may make it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateEnum
CREATE TYPE "asset_condition" AS ENUM ('excellent', 'good', 'fair', 'poor', 'damaged');

-- CreateEnum
CREATE TYPE "asset_status" AS ENUM ('available', 'checked_out', 'in_repair', 'disposed', 'lost');

-- CreateTable
CREATE TABLE "asset" (
    "id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "tag_lower" TEXT NOT NULL GENERATED ALWAYS AS (lower("tag")) STORED,
    "tag_key" TEXT COLLATE "C" NOT NULL,
    "serial" TEXT,
    "serial_lower" TEXT GENERATED ALWAYS AS (lower("serial")) STORED,
    "type" TEXT NOT NULL,
    "brand" TEXT,
    "model" TEXT NOT NULL,
    "condition" "asset_condition" NOT NULL,
    "status" "asset_status" NOT NULL,
    "place_id" UUID,
    "place_name" TEXT NOT NULL,
    "room_id" UUID,
    "room_name" TEXT,
    "holder_id" UUID,
    "holder_name" TEXT,
    "po_number" TEXT,
    "vendor" TEXT,
    "funding_source" TEXT,
    "price" DECIMAL(12,2),
    "purchased_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "search" TEXT NOT NULL GENERATED ALWAYS AS (
        "tag" || E'\n' || coalesce("serial", '') || E'\n' || "type" || E'\n' || coalesce("brand", '') || E'\n' ||
        "model" || E'\n' || coalesce("po_number", '') || E'\n' || coalesce("vendor", '') || E'\n' ||
        coalesce("funding_source", '') || E'\n' || coalesce("holder_name", '')
    ) STORED,

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "asset_tag_lower_key" ON "asset"("tag_lower");

-- CreateIndex
CREATE UNIQUE INDEX "asset_serial_lower_key" ON "asset"("serial_lower");

-- CreateIndex
CREATE INDEX "asset_tag_key_id_idx" ON "asset"("tag_key", "id");

-- CreateIndex
CREATE INDEX "asset_place_id_tag_key_id_idx" ON "asset"("place_id", "tag_key", "id");

-- CreateIndex
CREATE INDEX "asset_room_id_tag_key_id_idx" ON "asset"("room_id", "tag_key", "id");

-- CreateIndex
CREATE INDEX "asset_holder_id_tag_key_id_idx" ON "asset"("holder_id", "tag_key", "id");

-- CreateIndex
CREATE INDEX "asset_status_tag_key_id_idx" ON "asset"("status", "tag_key", "id");

-- CreateIndex
CREATE INDEX "asset_search_idx" ON "asset" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "event_xid_seq_idx" ON "event"("xid", "seq");

-- CreateIndex
CREATE INDEX "event_noun_noun_id_seq_idx" ON "event"("noun", "noun_id", "seq");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- What no release of the service may ever store.
ALTER TABLE "asset"
    ADD CONSTRAINT "asset_price_check" CHECK ("price" >= 0),
    ADD CONSTRAINT "asset_holder_check" CHECK (("holder_id" IS NULL) = ("holder_name" IS NULL)),
    ADD CONSTRAINT "asset_room_check" CHECK ("room_id" IS NULL OR "room_name" IS NOT NULL);

-- Wakes the readers of the feed; they read the table, the notification only says that there is something new.
CREATE FUNCTION wake_event_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('events', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER event_wakes_readers AFTER INSERT ON "event"
    FOR EACH STATEMENT EXECUTE FUNCTION wake_event_readers();
