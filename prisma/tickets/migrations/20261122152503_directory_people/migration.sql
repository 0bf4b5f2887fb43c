-- CreateTable
CREATE TABLE "directory_person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "grants" JSONB NOT NULL,

    CONSTRAINT "directory_person_pkey" PRIMARY KEY ("id")
);
