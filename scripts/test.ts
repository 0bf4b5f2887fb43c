import { reading, runSections, withBrowser, withoutBrowser } from './check-suite.ts'

await runSections([[reading()], [withoutBrowser(), withBrowser()]])
