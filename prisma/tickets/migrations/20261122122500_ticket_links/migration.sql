-- CreateEnum
CREATE TYPE "link_kind" AS ENUM ('duplicate_of', 'blocked_by', 'child_of');

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "affected_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "requester_is_student" BOOLEAN;

-- CreateTable
CREATE TABLE "ticket_link" (
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" "link_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_link_pkey" PRIMARY KEY ("from_id","to_id","kind")
);

-- CreateTable
CREATE TABLE "affected_person" (
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "affected_person_pkey" PRIMARY KEY ("ticket_id","person_id","source_id")
);

-- CreateIndex
CREATE INDEX "ticket_link_to_id_idx" ON "ticket_link"("to_id");

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affected_person" ADD CONSTRAINT "affected_person_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affected_person" ADD CONSTRAINT "affected_person_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Few tickets have others affected, as few wait for input.
CREATE INDEX "ticket_affected_ids_idx" ON "ticket" USING GIN ("affected_ids") WHERE "affected_ids" <> '{}';
-- What was merged into a ticket.
CREATE INDEX "ticket_merged_into_id_idx" ON "ticket"("merged_into_id") WHERE "merged_into_id" IS NOT NULL;
-- A ticket is part of one other at most.
CREATE UNIQUE INDEX "ticket_link_one_parent_key" ON "ticket_link"("from_id") WHERE "kind" = 'child_of';

-- What no release of the service may ever store.
ALTER TABLE "ticket_link"
    ADD CONSTRAINT "ticket_link_self_check" CHECK ("from_id" <> "to_id");
ALTER TABLE "ticket"
    ADD CONSTRAINT "ticket_merged_check" CHECK ("merged_into_id" IS NULL OR ("status" = 'closed' AND "merged_into_id" <> "id")),
    ADD CONSTRAINT "ticket_affected_check" CHECK (NOT "affected_ids" @> ARRAY["requester_id"]);
