import { serveDemo } from './start.ts'

await serveDemo(true)
