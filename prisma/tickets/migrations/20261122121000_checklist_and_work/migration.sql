-- CreateTable
CREATE TABLE "checklist_line" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "ticked_by_id" UUID,
    "ticked_by_name" TEXT,
    "ticked_at" TIMESTAMPTZ(3),

    CONSTRAINT "checklist_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_entry" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "worked_on" DATE NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "time_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "part" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "ticket_id" UUID NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_by_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price" DECIMAL(12,2) NOT NULL,
    "supplier" TEXT,
    "part_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "part_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "checklist_line_ticket_id_position_key" ON "checklist_line"("ticket_id", "position");

-- CreateIndex
CREATE INDEX "time_entry_ticket_id_created_at_id_idx" ON "time_entry"("ticket_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "part_ticket_id_created_at_id_idx" ON "part"("ticket_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "checklist_line" ADD CONSTRAINT "checklist_line_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part" ADD CONSTRAINT "part_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot express.
ALTER TABLE "checklist_line"
    ADD CONSTRAINT "checklist_line_ticked_check" CHECK (
        ("ticked_at" IS NULL) = ("ticked_by_id" IS NULL) AND ("ticked_at" IS NULL) = ("ticked_by_name" IS NULL)
    );
ALTER TABLE "time_entry"
    ADD CONSTRAINT "time_entry_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "time_entry_minutes_check" CHECK ("minutes" BETWEEN 1 AND 1440);
ALTER TABLE "part"
    ADD CONSTRAINT "part_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "part_quantity_check" CHECK ("quantity" BETWEEN 1 AND 9999),
    ADD CONSTRAINT "part_unit_price_check" CHECK ("unit_price" >= 0);
