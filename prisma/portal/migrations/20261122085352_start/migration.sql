-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "person_kind" AS ENUM ('staff', 'student');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('staff', 'student', 'technology_technician', 'maintenance_technician', 'librarian', 'principal', 'bookkeeper', 'finance_director', 'director_of_schools', 'food_service_supervisor', 'technology_director', 'maintenance_director', 'admin');

-- CreateEnum
CREATE TYPE "role_source" AS ENUM ('group', 'admin');

-- CreateEnum
CREATE TYPE "place_kind" AS ENUM ('SCHOOL', 'DEPARTMENT', 'PROGRAM', 'DISTRICT_OFFICE');

-- CreateEnum
CREATE TYPE "room_kind" AS ENUM ('classroom', 'office', 'lab', 'storage', 'common_area', 'outdoors', 'other');

-- CreateEnum
CREATE TYPE "message_level" AS ENUM ('info', 'warning', 'danger', 'success');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "kind" "person_kind" NOT NULL,
    "job_title" TEXT,
    "place_id" UUID,
    "room_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_account" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "place_id" UUID,
    "source" "role_source" NOT NULL,
    "group" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_role" (
    "id" UUID NOT NULL,
    "group" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "place_id" UUID,
    "priority" INTEGER NOT NULL DEFAULT 10,

    CONSTRAINT "group_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "kind" "place_kind" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "place_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "kind" "room_kind" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system_message" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "level" "message_level" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_on" DATE,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "system_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_client" (
    "id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "oauth_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "noun" TEXT NOT NULL,
    "noun_id" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "request_id" TEXT,
    "note" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_name_key_id_idx" ON "person"("name_key", "id");

-- CreateIndex
CREATE INDEX "person_place_id_idx" ON "person"("place_id");

-- CreateIndex
CREATE INDEX "person_room_id_idx" ON "person"("room_id");

-- CreateIndex
CREATE INDEX "sign_in_account_person_id_idx" ON "sign_in_account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_account_provider_provider_account_id_key" ON "sign_in_account"("provider", "provider_account_id");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "session_expires_idx" ON "session"("expires");

-- CreateIndex
CREATE INDEX "role_assignment_person_id_idx" ON "role_assignment"("person_id");

-- CreateIndex
CREATE INDEX "role_assignment_role_place_id_idx" ON "role_assignment"("role", "place_id");

-- CreateIndex
CREATE INDEX "role_assignment_place_id_idx" ON "role_assignment"("place_id");

-- CreateIndex
CREATE INDEX "group_role_place_id_idx" ON "group_role"("place_id");

-- CreateIndex
CREATE INDEX "place_name_key_id_idx" ON "place"("name_key", "id");

-- CreateIndex
CREATE INDEX "room_place_id_name_key_id_idx" ON "room"("place_id", "name_key", "id");

-- CreateIndex
CREATE INDEX "system_message_active_starts_at_idx" ON "system_message"("active", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_client_client_id_key" ON "oauth_client"("client_id");

-- CreateIndex
CREATE INDEX "event_xid_seq_idx" ON "event"("xid", "seq");

-- CreateIndex
CREATE INDEX "event_noun_noun_id_seq_idx" ON "event"("noun", "noun_id", "seq");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_account" ADD CONSTRAINT "sign_in_account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_role" ADD CONSTRAINT "group_role_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the schema language cannot say.

-- Names differ by more than the case of their letters.
CREATE UNIQUE INDEX "place_name_unique" ON "place" (lower("name"));
CREATE UNIQUE INDEX "room_name_unique" ON "room" ("place_id", lower("name"));

-- No place means the whole district, so two nulls are the same place.
CREATE UNIQUE INDEX "role_assignment_unique" ON "role_assignment" ("person_id", "role", "place_id", "source") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "group_role_unique" ON "group_role" (lower("group"), "role", "place_id") NULLS NOT DISTINCT;

ALTER TABLE "person" ADD CONSTRAINT "person_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_group" CHECK (("source" = 'group') = ("group" IS NOT NULL));

-- The sign-in page and the last-admin rule ask for the district's admins.
CREATE INDEX "role_assignment_admins" ON "role_assignment" ("person_id") WHERE "role" = 'admin' AND "place_id" IS NULL;

CREATE FUNCTION wake_event_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('events', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER event_wakes_readers AFTER INSERT ON "event" FOR EACH STATEMENT EXECUTE FUNCTION wake_event_readers();
