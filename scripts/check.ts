import { runSections, withoutBrowser } from './check-suite.ts'

await runSections(withoutBrowser())
