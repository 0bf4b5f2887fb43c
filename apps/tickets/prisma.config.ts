import { defineConfig } from 'prisma/config'

const url = process.env.TICKETS_DATABASE_URL

export default defineConfig({
  schema: '../../prisma/tickets/schema.prisma',
  migrations: { path: '../../prisma/tickets/migrations' },
  ...(url && { datasource: { url } }),
})
