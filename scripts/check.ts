import { reading, runSections, withoutBrowser } from './check-suite.ts'

await runSections([[reading()], [withoutBrowser()]])
