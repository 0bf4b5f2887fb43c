-- CreateTable
CREATE TABLE "macro" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "desk" "desk" NOT NULL,
    "name" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "macro_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "macro_version" (
    "macro_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "macro_version_pkey" PRIMARY KEY ("macro_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "macro_desk_name_key" ON "macro"("desk", "name");

-- AddForeignKey
ALTER TABLE "macro_version" ADD CONSTRAINT "macro_version_macro_id_fkey" FOREIGN KEY ("macro_id") REFERENCES "macro"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
