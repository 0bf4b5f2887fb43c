ALTER TABLE "ticket" ADD COLUMN "archive_year" SMALLINT;

-- What is archived is closed; a ticket that is reopened leaves the archive.
ALTER TABLE "ticket"
    ADD CONSTRAINT "ticket_archive_year_check" CHECK ("archive_year" IS NULL OR "closed_at" IS NOT NULL);

-- Lists are of what is in no archive. Their indexes hold no more than that, so that the tickets of ten years cost them nothing.

DROP INDEX "ticket_created_at_id_idx";
DROP INDEX "ticket_updated_at_id_idx";
DROP INDEX "ticket_room_key_id_idx";
DROP INDEX "ticket_place_id_created_at_id_idx";
DROP INDEX "ticket_requester_id_created_at_id_idx";
DROP INDEX "ticket_assignee_id_created_at_id_idx";
DROP INDEX "ticket_number_id_idx";
DROP INDEX "ticket_status_id_idx";
DROP INDEX "ticket_category_id_idx";
DROP INDEX "ticket_priority_id_idx";
DROP INDEX "ticket_place_id_category_created_at_id_idx";
DROP INDEX "ticket_desk_category_id_idx";
DROP INDEX "ticket_assignee_id_category_id_idx";
DROP INDEX "ticket_assignee_id_desk_created_at_id_idx";
DROP INDEX "ticket_assignee_id_category_created_at_id_idx";
DROP INDEX "ticket_place_id_room_key_id_idx";
DROP INDEX "ticket_search_words_desk_place_id_idx";
DROP INDEX "ticket_title_order_idx";
DROP INDEX "ticket_requester_order_idx";
DROP INDEX "ticket_assignee_order_idx";
DROP INDEX "ticket_due_order_idx";
DROP INDEX "ticket_desk_assignee_order_idx";
DROP INDEX "ticket_own_assignee_order_idx";
DROP INDEX "ticket_priority_created_at_id_idx";
DROP INDEX "ticket_priority_room_key_id_idx";
DROP INDEX "ticket_priority_place_id_room_key_id_idx";

CREATE INDEX "ticket_created_at_id_idx" ON "ticket"("created_at", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_updated_at_id_idx" ON "ticket"("updated_at", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_room_key_id_idx" ON "ticket"("room_key", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_number_id_idx" ON "ticket"("number", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_status_id_idx" ON "ticket"("status", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_category_id_idx" ON "ticket"("category", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_priority_id_idx" ON "ticket"("priority", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_place_id_created_at_id_idx" ON "ticket"("place_id", "created_at", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_place_id_room_key_id_idx" ON "ticket"("place_id", "room_key", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_place_id_category_created_at_id_idx" ON "ticket"("place_id", "category", "created_at", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_requester_id_created_at_id_idx" ON "ticket"("requester_id", "created_at", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_assignee_id_created_at_id_idx" ON "ticket"("assignee_id", "created_at", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_assignee_id_desk_created_at_id_idx" ON "ticket"("assignee_id", "desk", "created_at", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_assignee_id_category_created_at_id_idx" ON "ticket"("assignee_id", "category", "created_at", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_assignee_id_category_id_idx" ON "ticket"("assignee_id", "category", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_desk_category_id_idx" ON "ticket"("desk", "category", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_title_order_idx" ON "ticket"((lower("title") COLLATE "C"), "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_requester_order_idx" ON "ticket"((lower("requester_name") COLLATE "C"), "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_assignee_order_idx" ON "ticket"((coalesce(lower("assignee_name"), chr(65533)) COLLATE "C"), "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_due_order_idx" ON "ticket"((coalesce("due_at", '9999-12-31 00:00:00+00'::timestamptz)), "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_desk_assignee_order_idx" ON "ticket"("desk", (coalesce(lower("assignee_name"), chr(65533)) COLLATE "C"), "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_own_assignee_order_idx" ON "ticket"("assignee_id", (coalesce(lower("assignee_name"), chr(65533)) COLLATE "C"), "id") WHERE "archive_year" IS NULL;
-- Each desk counts for itself: among both, the one with the lower numbers would come first to the last of them.
CREATE INDEX "ticket_desk_number_id_idx" ON "ticket"("desk", "number", "id") WHERE "archive_year" IS NULL;
CREATE INDEX "ticket_assignee_id_number_id_idx" ON "ticket"("assignee_id", "number", "id") WHERE "archive_year" IS NULL;
-- Most people are given tickets of one desk only.
CREATE STATISTICS "ticket_assignee_desk" (mcv, dependencies) ON "assignee_id", "desk" FROM "ticket";

-- How often a value of these occurs is not asked of an index that holds only some of the rows.
CREATE STATISTICS "ticket_title_order" ON (lower("title") COLLATE "C") FROM "ticket";
CREATE STATISTICS "ticket_requester_order" ON (lower("requester_name") COLLATE "C") FROM "ticket";
CREATE STATISTICS "ticket_assignee_order" ON (coalesce(lower("assignee_name"), chr(65533)) COLLATE "C") FROM "ticket";
CREATE STATISTICS "ticket_due_order" ON (coalesce("due_at", '9999-12-31 00:00:00+00'::timestamptz)) FROM "ticket";

-- Few tickets are anything but normal.
CREATE INDEX "ticket_priority_created_at_id_idx" ON "ticket"("priority", "created_at", "id") WHERE "priority" <> 'normal' AND "archive_year" IS NULL;
CREATE INDEX "ticket_priority_room_key_id_idx" ON "ticket"("priority", "room_key", "id") WHERE "priority" <> 'normal' AND "archive_year" IS NULL;
CREATE INDEX "ticket_priority_place_id_room_key_id_idx" ON "ticket"("priority", "place_id", "room_key", "id") WHERE "priority" <> 'normal' AND "archive_year" IS NULL;

CREATE INDEX "ticket_search_words_desk_place_id_idx" ON "ticket"
    USING GIN ("search_words" tsvector_ops, "desk" enum_ops, "place_id" uuid_ops) WHERE "archive_year" IS NULL;

-- An archive is read in the order of filing: all of it, that of a place, and what one filed or was given oneself. It is searched.
CREATE INDEX "ticket_archive_created_at_idx" ON "ticket"("archive_year", "created_at", "id") WHERE "archive_year" IS NOT NULL;
CREATE INDEX "ticket_archive_place_idx" ON "ticket"("place_id", "archive_year", "created_at", "id") WHERE "archive_year" IS NOT NULL;
CREATE INDEX "ticket_archive_requester_idx" ON "ticket"("requester_id", "archive_year", "created_at", "id") WHERE "archive_year" IS NOT NULL;
CREATE INDEX "ticket_archive_assignee_idx" ON "ticket"("assignee_id", "archive_year", "created_at", "id") WHERE "archive_year" IS NOT NULL;
CREATE INDEX "ticket_archive_words_idx" ON "ticket"
    USING GIN ("search_words" tsvector_ops, "archive_year" int2_ops, "desk" enum_ops, "place_id" uuid_ops)
    WHERE "archive_year" IS NOT NULL;

-- What is to be archived when a school year has ended.
CREATE INDEX "ticket_to_archive_idx" ON "ticket"("closed_at") WHERE "archive_year" IS NULL AND "closed_at" IS NOT NULL;
