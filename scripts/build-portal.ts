import { buildPortal } from './build.ts'
import { generate } from './generate.ts'
import { main } from './trouble.ts'

await main(async () => {
  await generate()
  await buildPortal()
})
