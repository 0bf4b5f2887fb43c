-- CreateEnum
CREATE TYPE "satisfaction_rating" AS ENUM ('solved_well', 'solved', 'not_solved');

-- CreateTable
CREATE TABLE "satisfaction" (
    "ticket_id" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "desk" "desk" NOT NULL,
    "rating" "satisfaction_rating" NOT NULL,
    "comment" TEXT,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "rated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "satisfaction_pkey" PRIMARY KEY ("ticket_id","closed_at")
);

-- CreateIndex
CREATE INDEX "satisfaction_desk_rated_at_rating_idx" ON "satisfaction"("desk", "rated_at", "rating");

-- AddForeignKey
ALTER TABLE "satisfaction" ADD CONSTRAINT "satisfaction_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
