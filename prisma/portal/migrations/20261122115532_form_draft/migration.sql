-- CreateTable
CREATE TABLE "form_draft" (
    "person_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "values" JSONB,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("person_id","form")
);

-- CreateIndex
CREATE INDEX "form_draft_saved_at_idx" ON "form_draft"("saved_at");

-- AddForeignKey
ALTER TABLE "form_draft" ADD CONSTRAINT "form_draft_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
