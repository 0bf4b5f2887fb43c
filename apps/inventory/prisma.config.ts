import { defineConfig } from 'prisma/config'

const url = process.env.INVENTORY_DATABASE_URL

export default defineConfig({
  schema: '../../prisma/inventory/schema.prisma',
  migrations: { path: '../../prisma/inventory/migrations' },
  ...(url && { datasource: { url } }),
})
