-- Ordinary values beside words in one index; a trusted extension, so the owner of the database may add it.
CREATE EXTENSION IF NOT EXISTS "btree_gin";

-- DropIndex
DROP INDEX "ticket_priority_room_key_id_idx";

-- DropIndex
DROP INDEX "ticket_search_words_idx";

-- CreateIndex: who works one desk at some places finds what is there, and reads nothing that was said elsewhere.
CREATE INDEX "ticket_search_words_desk_place_id_idx" ON "ticket" USING GIN ("search_words" tsvector_ops, "desk" enum_ops, "place_id" uuid_ops);

-- Few tickets are anything but normal, and those that are have no order by room in any other index, neither of all places nor
-- of one. Normal ones are nearly all that the order by room itself holds.
CREATE INDEX "ticket_priority_room_key_id_idx" ON "ticket"("priority", "room_key", "id") WHERE "priority" <> 'normal';
CREATE INDEX "ticket_priority_place_id_room_key_id_idx" ON "ticket"("priority", "place_id", "room_key", "id") WHERE "priority" <> 'normal';
