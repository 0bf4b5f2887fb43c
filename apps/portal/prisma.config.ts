import { defineConfig } from 'prisma/config'

const url = process.env.PORTAL_DATABASE_URL

export default defineConfig({
  schema: '../../prisma/portal/schema.prisma',
  migrations: { path: '../../prisma/portal/migrations' },
  ...(url && { datasource: { url } }),
})
