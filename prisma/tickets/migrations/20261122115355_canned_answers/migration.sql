-- CreateTable
CREATE TABLE "canned_answer" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "desk" "desk" NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" "ticket_status",
    "active" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "canned_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "canned_answer_version" (
    "answer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" "ticket_status",
    "active" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "canned_answer_version_pkey" PRIMARY KEY ("answer_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "canned_answer_desk_name_key" ON "canned_answer"("desk", "name");

-- AddForeignKey
ALTER TABLE "canned_answer_version" ADD CONSTRAINT "canned_answer_version_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "canned_answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
