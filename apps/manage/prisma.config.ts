import { defineConfig } from 'prisma/config'

const url = process.env.MANAGE_DATABASE_URL

export default defineConfig({
  schema: '../../prisma/manage/schema.prisma',
  migrations: { path: '../../prisma/manage/migrations' },
  ...(url && { datasource: { url } }),
})
