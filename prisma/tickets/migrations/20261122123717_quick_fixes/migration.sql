-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "quick_fix" BOOLEAN NOT NULL DEFAULT false;
