-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateExtension: word search by trigrams. The extension is trusted, so the owner of the database may make it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateEnum
CREATE TYPE "requisition_status" AS ENUM ('draft', 'submitted', 'supervisor_approved', 'finance_approved', 'director_approved', 'po_issued', 'partly_received', 'received', 'closed', 'sent_back', 'denied');

-- CreateTable
CREATE TABLE "requisition" (
    "id" UUID NOT NULL,
    "number" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "status" "requisition_status" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "justification" TEXT,
    "place_id" UUID,
    "place_name" TEXT NOT NULL,
    "requester_id" UUID NOT NULL,
    "requester_name" TEXT NOT NULL,
    "vendor_id" UUID,
    "vendor_name" TEXT,
    "shipping" DECIMAL(12,2) NOT NULL,
    "total" DECIMAL(12,2) NOT NULL,
    "fiscal_year" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "search" TEXT NOT NULL GENERATED ALWAYS AS (
        coalesce("number", '') || E'\n' || "title" || E'\n' || coalesce("justification", '') || E'\n' ||
        "place_name" || E'\n' || "requester_name" || E'\n' || coalesce("vendor_name", '')
    ) STORED,

    CONSTRAINT "requisition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requisition_line" (
    "requisition_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price" DECIMAL(12,2) NOT NULL,
    "part_number" TEXT,

    CONSTRAINT "requisition_line_pkey" PRIMARY KEY ("requisition_id","position")
);

-- CreateTable
CREATE TABLE "number_counter" (
    "fiscal_year" TEXT NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "number_counter_pkey" PRIMARY KEY ("fiscal_year")
);

-- CreateTable
CREATE TABLE "vendor" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "address" TEXT,
    "approved" BOOLEAN NOT NULL DEFAULT false,
    "requested_by_id" UUID NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "requisition_number_key" ON "requisition"("number");

-- CreateIndex
CREATE INDEX "requisition_created_at_id_idx" ON "requisition"("created_at", "id");

-- CreateIndex
CREATE INDEX "requisition_requester_id_created_at_id_idx" ON "requisition"("requester_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "requisition_place_id_created_at_id_idx" ON "requisition"("place_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "requisition_status_created_at_id_idx" ON "requisition"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "requisition_vendor_id_idx" ON "requisition"("vendor_id");

-- CreateIndex
CREATE INDEX "requisition_search_idx" ON "requisition" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "requisition_line_description_idx" ON "requisition_line" USING GIN ("description" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "vendor_name_key_id_idx" ON "vendor"("name_key", "id");

-- CreateIndex
CREATE INDEX "vendor_requested_by_id_name_key_id_idx" ON "vendor"("requested_by_id", "name_key", "id");

-- CreateIndex
CREATE INDEX "vendor_name_idx" ON "vendor" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "event_xid_seq_idx" ON "event"("xid", "seq");

-- CreateIndex
CREATE INDEX "event_noun_noun_id_seq_idx" ON "event"("noun", "noun_id", "seq");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- AddForeignKey
ALTER TABLE "requisition" ADD CONSTRAINT "requisition_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requisition_line" ADD CONSTRAINT "requisition_line_requisition_id_fkey" FOREIGN KEY ("requisition_id") REFERENCES "requisition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A vendor's name is given once among the approved ones, and once among what one person has asked for.
CREATE UNIQUE INDEX "vendor_approved_name_key" ON "vendor"(lower("name")) WHERE "approved";
CREATE UNIQUE INDEX "vendor_requested_name_key" ON "vendor"("requested_by_id", lower("name")) WHERE NOT "approved";

-- What no release of the service may ever store.
ALTER TABLE "requisition"
    ADD CONSTRAINT "requisition_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "requisition_money_check" CHECK ("shipping" >= 0 AND "total" >= "shipping"),
    ADD CONSTRAINT "requisition_vendor_check" CHECK (("vendor_id" IS NULL) = ("vendor_name" IS NULL)),
    ADD CONSTRAINT "requisition_number_check" CHECK ("status" = 'draft' OR "number" IS NOT NULL),
    ADD CONSTRAINT "requisition_submitted_check" CHECK (("number" IS NULL) = ("submitted_at" IS NULL));
ALTER TABLE "requisition_line"
    ADD CONSTRAINT "requisition_line_check" CHECK ("position" >= 1 AND "quantity" >= 1 AND "unit_price" >= 0);

-- Wakes the readers of the feed; they read the table, the notification only says that there is something new.
CREATE FUNCTION wake_event_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('events', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER event_wakes_readers AFTER INSERT ON "event"
    FOR EACH STATEMENT EXECUTE FUNCTION wake_event_readers();
