-- CreateTable
CREATE TABLE "recurrence" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "desk" "desk" NOT NULL,
    "name" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "handled_until" DATE NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recurrence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recurrence_version" (
    "recurrence_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "recurrence_version_pkey" PRIMARY KEY ("recurrence_id","version")
);

-- CreateTable
CREATE TABLE "recurrence_birth" (
    "recurrence_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "filed_on" DATE,
    "outcome" TEXT NOT NULL,
    "closure" TEXT,
    "ticket_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recurrence_birth_pkey" PRIMARY KEY ("recurrence_id","due_on")
);

-- CreateIndex
CREATE UNIQUE INDEX "recurrence_desk_name_key" ON "recurrence"("desk", "name");

-- CreateIndex
CREATE UNIQUE INDEX "recurrence_birth_ticket_id_key" ON "recurrence_birth"("ticket_id");

-- AddForeignKey
ALTER TABLE "recurrence_version" ADD CONSTRAINT "recurrence_version_recurrence_id_fkey" FOREIGN KEY ("recurrence_id") REFERENCES "recurrence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recurrence_birth" ADD CONSTRAINT "recurrence_birth_recurrence_id_fkey" FOREIGN KEY ("recurrence_id") REFERENCES "recurrence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recurrence_birth" ADD CONSTRAINT "recurrence_birth_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot express.
ALTER TABLE "recurrence"
    ADD CONSTRAINT "recurrence_version_check" CHECK ("version" >= 1);
ALTER TABLE "recurrence_birth"
    ADD CONSTRAINT "recurrence_birth_outcome_check" CHECK ("outcome" IN ('filed', 'moved', 'closed', 'overtaken', 'missed')),
    ADD CONSTRAINT "recurrence_birth_filed_check" CHECK (
        ("outcome" IN ('filed', 'moved')) = ("filed_on" IS NOT NULL) AND ("filed_on" IS NULL) = ("ticket_id" IS NULL)
    );
