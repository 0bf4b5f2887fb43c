-- CreateEnum
CREATE TYPE "ticket_priority" AS ENUM ('low', 'normal', 'high', 'urgent');

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "due_soon_at" TIMESTAMPTZ(3),
ADD COLUMN     "due_soon_told_for" TIMESTAMPTZ(3),
ADD COLUMN     "first_answer_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "first_answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "priority" "ticket_priority" NOT NULL DEFAULT 'normal',
ADD COLUMN     "resolution_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "sla_paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "sla_running_since" TIMESTAMPTZ(3),
ADD COLUMN     "sla_used_minutes" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "desk_setting" (
    "desk" "desk" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "open_after_hours" INTEGER DEFAULT 48,
    "recount_after" UUID,

    CONSTRAINT "desk_setting_pkey" PRIMARY KEY ("desk")
);

-- CreateTable
CREATE TABLE "desk_hours" (
    "desk" "desk" NOT NULL,
    "weekday" INTEGER NOT NULL,
    "opens_at" INTEGER NOT NULL,
    "closes_at" INTEGER NOT NULL,

    CONSTRAINT "desk_hours_pkey" PRIMARY KEY ("desk","weekday","opens_at")
);

-- CreateTable
CREATE TABLE "sla_target" (
    "id" UUID NOT NULL,
    "desk" "desk" NOT NULL,
    "category" TEXT,
    "priority" "ticket_priority",
    "first_answer_minutes" INTEGER,
    "resolution_minutes" INTEGER,

    CONSTRAINT "sla_target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closure" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "place_id" UUID,
    "place_name" TEXT,
    "uid" TEXT,

    CONSTRAINT "closure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sla_target_desk_category_priority_key" ON "sla_target"("desk", "category", "priority") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "closure_ends_on_idx" ON "closure"("ends_on");

-- An event of a calendar file is known once in the district and once at each place.
CREATE UNIQUE INDEX "closure_place_id_uid_key" ON "closure"("place_id", "uid") NULLS NOT DISTINCT WHERE "uid" IS NOT NULL;

-- Overdue tickets, and those that are about to be: only tickets whose clock runs have these times.
CREATE INDEX "ticket_due_at_idx" ON "ticket"("due_at", "id") WHERE "due_at" IS NOT NULL;
CREATE INDEX "ticket_due_soon_at_idx" ON "ticket"("due_soon_at") WHERE "due_soon_at" IS NOT NULL;
-- The live tickets of a desk, in the order in which their due times are counted again; new ones by age.
CREATE INDEX "ticket_live_desk_id_idx" ON "ticket"("desk", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_new_desk_created_at_idx" ON "ticket"("desk", "created_at") WHERE "status" = 'new';

-- What no release of the service may ever store.
CREATE EXTENSION IF NOT EXISTS "btree_gist";
ALTER TABLE "ticket"
    ADD CONSTRAINT "ticket_sla_used_check" CHECK ("sla_used_minutes" >= 0),
    ADD CONSTRAINT "ticket_sla_running_check" CHECK (
        ("sla_running_since" IS NULL AND "due_at" IS NULL AND "due_soon_at" IS NULL) OR
        "status" NOT IN ('on_hold', 'long_term', 'closed')
    ),
    ADD CONSTRAINT "ticket_sla_paused_check" CHECK ("sla_paused_at" IS NULL OR "status" = 'on_hold');
ALTER TABLE "desk_setting"
    ADD CONSTRAINT "desk_setting_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "desk_setting_open_after_check" CHECK ("open_after_hours" >= 1);
ALTER TABLE "desk_hours"
    ADD CONSTRAINT "desk_hours_weekday_check" CHECK ("weekday" BETWEEN 1 AND 7),
    ADD CONSTRAINT "desk_hours_day_check" CHECK ("opens_at" >= 0 AND "opens_at" < "closes_at" AND "closes_at" <= 1440),
    ADD CONSTRAINT "desk_hours_overlap" EXCLUDE USING gist (
        "desk" WITH =, "weekday" WITH =, int4range("opens_at", "closes_at") WITH &&
    );
ALTER TABLE "sla_target"
    ADD CONSTRAINT "sla_target_category_check" CHECK ("category" IS NULL OR "priority" IS NOT NULL),
    ADD CONSTRAINT "sla_target_minutes_check" CHECK ("first_answer_minutes" >= 1 AND "resolution_minutes" >= 1);
ALTER TABLE "closure"
    ADD CONSTRAINT "closure_days_check" CHECK ("starts_on" <= "ends_on" AND "ends_on" < "starts_on" + 366),
    ADD CONSTRAINT "closure_place_check" CHECK (("place_id" IS NULL) = ("place_name" IS NULL)),
    ADD CONSTRAINT "closure_version_check" CHECK ("version" >= 1);

-- Both desks are at work from 7:30 to 16:00, Monday to Friday.
INSERT INTO "desk_hours" ("desk", "weekday", "opens_at", "closes_at")
    SELECT desk, weekday, 450, 960 FROM unnest(enum_range(NULL::"desk")) desk, generate_series(1, 5) weekday;

-- First answer and resolution in desk minutes; a day has 510.
INSERT INTO "sla_target" ("id", "desk", "priority", "first_answer_minutes", "resolution_minutes")
    SELECT gen_random_uuid(), desk, priority::"ticket_priority", first_answer, resolution
    FROM unnest(enum_range(NULL::"desk")) desk,
        (VALUES ('urgent', 60, 480), ('high', 240, 960), ('normal', 480, 2400), ('low', 960, 4800)) target (priority, first_answer, resolution);

-- The tickets there are: their clocks run since they were filed. The service counts their due times when it starts.
UPDATE "ticket" SET
    "first_answered_at" = CASE WHEN "status" <> 'new' THEN "updated_at" END,
    "sla_running_since" = CASE WHEN "status" IN ('new', 'open', 'assigned', 'in_progress') THEN "created_at" END,
    "sla_paused_at" = CASE WHEN "status" = 'on_hold' THEN "updated_at" END;
INSERT INTO "desk_setting" ("desk", "recount_after")
    SELECT unnest(enum_range(NULL::"desk")), '00000000-0000-0000-0000-000000000000';
