-- CreateEnum
CREATE TYPE "bulk_outcome" AS ENUM ('waiting', 'changed', 'refused', 'undone', 'not_undone');

-- DropIndex: words are found by full text from now on; what is typed with signs in it is looked for among what that finds.
DROP INDEX "ticket_search_idx";

-- A text as words are taken from it: "TC-1001", "room.12", "a/b" and "<b>" are words with blanks between them, where
-- PostgreSQL's own parser would see numbers below zero, hosts, paths and tags. All other signs are blanks to it anyway.
CREATE FUNCTION search_text(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate($1, '-+._/@&<', '        ')
$$;

-- What a typed word asks for: a word that begins like it (from three characters on, shorter ones must be whole), or one
-- that is the same word in another form ("leaking" finds "leaks").
CREATE FUNCTION search_query(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE
        WHEN numnode(phraseto_tsquery('simple', search_text(word))) = 0 THEN ''::tsquery
        WHEN char_length(word) < 3 THEN phraseto_tsquery('simple', search_text(word))
        ELSE (phraseto_tsquery('simple', search_text(word))::text || ':*')::tsquery
            || phraseto_tsquery('english', search_text(word))
    END
$$;

-- AlterTable: number and title weigh most, then tag, room and place, then the description, then names.
ALTER TABLE "ticket" ADD COLUMN "search_words" tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', "number"::text || ' ' || search_text("title")), 'A') ||
    setweight(to_tsvector('english', search_text("title")), 'A') ||
    setweight(to_tsvector('simple', search_text(
        coalesce("asset_tag", '') || ' ' || translate(coalesce("asset_tag", ''), '- ._/', '') || ' ' ||
        coalesce("room_name", '') || ' ' || "place_name"
    )), 'B') ||
    setweight(to_tsvector('simple', search_text("description")), 'C') ||
    setweight(to_tsvector('english', search_text("description")), 'C') ||
    setweight(to_tsvector('simple', search_text("requester_name" || ' ' || coalesce("assignee_name", ''))), 'D')
) STORED;

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "ticket_view" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "desk" "desk",
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "query" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_view_default" (
    "person_id" UUID NOT NULL,
    "view_id" UUID NOT NULL,

    CONSTRAINT "ticket_view_default_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "bulk_change" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "action" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "worked_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_item" (
    "bulk_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "outcome" "bulk_outcome" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "version_after" INTEGER,
    "before" JSONB,

    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("bulk_id","ticket_id")
);

-- CreateIndex
CREATE INDEX "search_word_word_idx" ON "search_word" USING GIN ("word" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "ticket_view_owner_id_position_idx" ON "ticket_view"("owner_id", "position");

-- CreateIndex
CREATE INDEX "ticket_view_default_view_id_idx" ON "ticket_view_default"("view_id");

-- CreateIndex
CREATE INDEX "bulk_change_created_at_idx" ON "bulk_change"("created_at");

-- CreateIndex
CREATE INDEX "ticket_number_id_idx" ON "ticket"("number", "id");

-- CreateIndex
CREATE INDEX "ticket_status_id_idx" ON "ticket"("status", "id");

-- CreateIndex
CREATE INDEX "ticket_category_id_idx" ON "ticket"("category", "id");

-- CreateIndex
CREATE INDEX "ticket_priority_id_idx" ON "ticket"("priority", "id");

-- CreateIndex
CREATE INDEX "ticket_place_id_category_created_at_id_idx" ON "ticket"("place_id", "category", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_desk_category_id_idx" ON "ticket"("desk", "category", "id");

-- CreateIndex
CREATE INDEX "ticket_assignee_id_category_id_idx" ON "ticket"("assignee_id", "category", "id");

-- CreateIndex
CREATE INDEX "ticket_place_id_room_key_id_idx" ON "ticket"("place_id", "room_key", "id");

-- CreateIndex
CREATE INDEX "ticket_search_words_idx" ON "ticket" USING GIN ("search_words");

-- AddForeignKey
ALTER TABLE "ticket_view_default" ADD CONSTRAINT "ticket_view_default_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "ticket_view"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_bulk_id_fkey" FOREIGN KEY ("bulk_id") REFERENCES "bulk_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every order of a list is an index, for all tickets and for the live ones. Letters sort without regard to case; nobody and
-- no due time come last.
CREATE INDEX "ticket_title_order_idx" ON "ticket"((lower("title") COLLATE "C"), "id");
CREATE INDEX "ticket_requester_order_idx" ON "ticket"((lower("requester_name") COLLATE "C"), "id");
CREATE INDEX "ticket_assignee_order_idx" ON "ticket"((coalesce(lower("assignee_name"), chr(65533)) COLLATE "C"), "id");
CREATE INDEX "ticket_due_order_idx" ON "ticket"((coalesce("due_at", '9999-12-31 00:00:00+00'::timestamptz)), "id");

CREATE INDEX "ticket_live_title_order_idx" ON "ticket"((lower("title") COLLATE "C"), "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_live_requester_order_idx" ON "ticket"((lower("requester_name") COLLATE "C"), "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_live_assignee_order_idx" ON "ticket"((coalesce(lower("assignee_name"), chr(65533)) COLLATE "C"), "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_live_due_order_idx" ON "ticket"((coalesce("due_at", '9999-12-31 00:00:00+00'::timestamptz)), "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_live_number_id_idx" ON "ticket"("number", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_live_status_id_idx" ON "ticket"("status", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_live_category_id_idx" ON "ticket"("category", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_live_priority_id_idx" ON "ticket"("priority", "id") WHERE "closed_at" IS NULL;

-- The people of one desk stand together among all assignees; few tickets are anything but normal.
CREATE INDEX "ticket_desk_assignee_order_idx" ON "ticket"("desk", (coalesce(lower("assignee_name"), chr(65533)) COLLATE "C"), "id");
CREATE INDEX "ticket_own_assignee_order_idx" ON "ticket"("assignee_id", (coalesce(lower("assignee_name"), chr(65533)) COLLATE "C"), "id");
CREATE INDEX "ticket_priority_created_at_id_idx" ON "ticket"("priority", "created_at", "id") WHERE "priority" <> 'normal';

-- A category belongs to one desk, and so do most people who are given tickets; the planner would take them for independent.
CREATE STATISTICS "ticket_desk_category" (mcv, dependencies) ON "desk", "category" FROM "ticket";
CREATE STATISTICS "ticket_assignee_category" (mcv, dependencies) ON "assignee_id", "category" FROM "ticket";
CREATE STATISTICS "ticket_desk_assignee" (mcv, dependencies) ON "desk", "assignee_id" FROM "ticket";

-- Words that people type: of letters only, neither very short nor very long. One statement for many tickets, and in the
-- order of the words, so that two who add the same ones at once wait for each other rather than block each other.
CREATE FUNCTION keep_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_word (word)
    SELECT DISTINCT word
    FROM changed, unnest(tsvector_to_array(to_tsvector('simple', search_text(
        title || ' ' || description || ' ' || coalesce(room_name, '') || ' ' || place_name || ' ' || requester_name || ' ' ||
        coalesce(assignee_name, '')
    )))) word
    WHERE char_length(word) BETWEEN 4 AND 30 AND word !~ '[0-9]'
        AND NOT EXISTS (SELECT 1 FROM search_word known WHERE known.word = word.word)
    ORDER BY word
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER ticket_filed_words AFTER INSERT ON "ticket"
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_search_words();
CREATE TRIGGER ticket_changed_words AFTER UPDATE ON "ticket"
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_search_words();

-- The tickets there are already.
INSERT INTO search_word (word)
SELECT DISTINCT word FROM ticket, unnest(tsvector_to_array(to_tsvector('simple', search_text("search")))) word
WHERE char_length(word) BETWEEN 4 AND 30 AND word !~ '[0-9]';

-- One name a person and desk, whatever its case; somebody's views of both desks count as a desk of their own.
CREATE UNIQUE INDEX "ticket_view_owner_id_desk_name_key" ON "ticket_view"("owner_id", "desk", lower("name")) NULLS NOT DISTINCT;
CREATE INDEX "ticket_view_shared_idx" ON "ticket_view"("desk", lower("name")) WHERE "shared";
CREATE INDEX "bulk_item_waiting_idx" ON "bulk_item"("bulk_id", "ticket_id") WHERE "outcome" = 'waiting';

-- What no release of the service may ever store.
ALTER TABLE "ticket_view"
    ADD CONSTRAINT "ticket_view_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "ticket_view_shared_check" CHECK (NOT "shared" OR "desk" IS NOT NULL);
ALTER TABLE "bulk_item"
    ADD CONSTRAINT "bulk_item_refused_check" CHECK (("outcome" = 'refused') = ("reason" IS NOT NULL)),
    ADD CONSTRAINT "bulk_item_undo_check" CHECK ("outcome" IN ('waiting', 'refused') OR ("version_after" IS NOT NULL AND "before" IS NOT NULL));
