-- CreateIndex
CREATE INDEX "ticket_priority_room_key_id_idx" ON "ticket"("priority", "room_key", "id");
