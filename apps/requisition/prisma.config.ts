import { defineConfig } from 'prisma/config'

const url = process.env.REQUISITION_DATABASE_URL

export default defineConfig({
  schema: '../../prisma/requisition/schema.prisma',
  migrations: { path: '../../prisma/requisition/migrations' },
  ...(url && { datasource: { url } }),
})
