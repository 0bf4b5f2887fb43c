-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "answers" JSONB,
ADD COLUMN     "asset_note" TEXT,
ADD COLUMN     "category_version" INTEGER;

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "desk" "desk" NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "label" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category_version" (
    "category_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "definition" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,

    CONSTRAINT "category_version_pkey" PRIMARY KEY ("category_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "category_desk_key_key" ON "category"("desk", "key");

-- AddForeignKey
ALTER TABLE "category_version" ADD CONSTRAINT "category_version_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What no release of the service may ever store.
ALTER TABLE "category"
    ADD CONSTRAINT "category_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "category_key_check" CHECK ("key" <> '' AND length("key") <= 50);
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_answers_check" CHECK ("answers" IS NULL OR "category_version" IS NOT NULL);

-- A version says what somebody was asked: it never changes and never goes.
CREATE FUNCTION keep_category_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'category_version rows are only ever added';
END $$;
CREATE TRIGGER category_version_stays BEFORE UPDATE OR DELETE ON "category_version"
    FOR EACH ROW EXECUTE FUNCTION keep_category_versions();

-- The categories there have been. A device belongs to the technology desk, as its form has had it.
INSERT INTO "category" ("id", "desk", "position", "key", "label", "hint", "definition", "updated_at")
SELECT gen_random_uuid(), "desk"::desk, "position", "key", "label", "hint",
    jsonb_build_object(
        'asset', CASE "desk" WHEN 'technology' THEN 'optional' ELSE 'hidden' END,
        'fields', '[]'::jsonb,
        'checklist', '[]'::jsonb,
        'defaultPriority', 'normal',
        'routing', jsonb_build_object('to', 'nobody')
    ),
    now()
FROM (VALUES
    ('technology', 0, 'hardware', 'Hardware', 'Computers, printers, devices'),
    ('technology', 1, 'software', 'Software', 'Applications, programs'),
    ('technology', 2, 'networking', 'Networking', 'Internet, wifi, connectivity'),
    ('technology', 3, 'relocation', 'Relocation', 'Moving equipment'),
    ('maintenance', 0, 'electrical', 'Electrical', 'Lights, outlets, wiring, power'),
    ('maintenance', 1, 'grounds', 'Grounds', 'Landscaping, outdoor areas, parking'),
    ('maintenance', 2, 'hvac', 'Heating and cooling', 'Heating, cooling, ventilation, air quality'),
    ('maintenance', 3, 'plumbing', 'Plumbing', 'Faucets, toilets, pipes, water'),
    ('maintenance', 4, 'structure', 'Structure', 'Walls, floors, ceilings, doors, repairs'),
    ('maintenance', 5, 'other', 'Other', 'Anything else')
) AS known ("desk", "position", "key", "label", "hint");
INSERT INTO "category_version" ("category_id", "version", "label", "hint", "active", "definition", "at", "actor_id", "actor_name")
SELECT "id", "version", "label", "hint", "active", "definition", "updated_at", '0c500000-0000-4000-8000-000000000001', 'System'
FROM "category";
