-- CreateEnum
CREATE TYPE "comment_kind" AS ENUM ('answer', 'note');

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "asked_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "last_desk_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_public_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "ticket_id" UUID NOT NULL,
    "kind" "comment_kind" NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "request_id" UUID,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_version" (
    "comment_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_version_pkey" PRIMARY KEY ("comment_id","version")
);

-- CreateTable
CREATE TABLE "comment_mention" (
    "comment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "kind" "comment_kind" NOT NULL,

    CONSTRAINT "comment_mention_pkey" PRIMARY KEY ("comment_id","person_id")
);

-- CreateTable
CREATE TABLE "input_request" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "asker_id" UUID NOT NULL,
    "asker_name" TEXT NOT NULL,
    "asked_id" UUID NOT NULL,
    "asked_name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "input_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch" (
    "person_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("person_id","ticket_id")
);

-- CreateTable
CREATE TABLE "read_mark" (
    "person_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_mark_pkey" PRIMARY KEY ("person_id","ticket_id")
);

-- CreateTable
CREATE TABLE "read_floor" (
    "person_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_floor_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "comment_ticket_id_created_at_id_idx" ON "comment"("ticket_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comment_mention_person_id_ticket_id_idx" ON "comment_mention"("person_id", "ticket_id");

-- CreateIndex
CREATE INDEX "input_request_ticket_id_created_at_idx" ON "input_request"("ticket_id", "created_at");

-- CreateIndex
CREATE INDEX "watch_ticket_id_idx" ON "watch"("ticket_id");

-- AddForeignKey
ALTER TABLE "comment_version" ADD CONSTRAINT "comment_version_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey: these follow their ticket; Prisma is not told, because nothing reads them through it.
ALTER TABLE "comment" ADD CONSTRAINT "comment_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "input_request" ADD CONSTRAINT "input_request_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "watch" ADD CONSTRAINT "watch_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A person is asked once at a time about a ticket, also when two ask at once.
CREATE UNIQUE INDEX "input_request_open_key" ON "input_request"("ticket_id", "asked_id") WHERE "answered_at" IS NULL AND "withdrawn_at" IS NULL;
CREATE INDEX "input_request_asked_open_idx" ON "input_request"("asked_id", "created_at") WHERE "answered_at" IS NULL AND "withdrawn_at" IS NULL;

-- Few tickets wait for somebody's input: the planner sees that from the size of this index.
CREATE INDEX "ticket_asked_ids_idx" ON "ticket" USING GIN ("asked_ids") WHERE "asked_ids" <> '{}';
-- What happened lately, for unread marks.
CREATE INDEX "ticket_last_desk_at_idx" ON "ticket"("last_desk_at") WHERE "last_desk_at" IS NOT NULL;

-- What no release of the service may ever store.
ALTER TABLE "ticket"
    ADD CONSTRAINT "ticket_last_at_check" CHECK ("last_public_at" IS NULL OR "last_desk_at" >= "last_public_at");
ALTER TABLE "comment"
    ADD CONSTRAINT "comment_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "comment_edited_check" CHECK (("version" > 1) = ("edited_at" IS NOT NULL));
ALTER TABLE "input_request"
    ADD CONSTRAINT "input_request_done_check" CHECK ("answered_at" IS NULL OR "withdrawn_at" IS NULL),
    ADD CONSTRAINT "input_request_asked_check" CHECK ("asked_id" <> "asker_id");

-- The comments there are so far stand in the history only. From now on each is a record, and its line of history the
-- trace of how it was first written.
INSERT INTO "comment" ("id", "ticket_id", "kind", "author_id", "author_name", "text", "created_at")
    SELECT gen_random_uuid(), "noun_id"::uuid, 'answer', "actor_id", "actor_name", "note", "at"
    FROM "event" WHERE "noun" = 'ticket' AND "verb" = 'commented' AND "note" IS NOT NULL;
