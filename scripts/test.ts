import { runSections, withBrowser, withoutBrowser } from './check-suite.ts'

await runSections([...withoutBrowser(), ...withBrowser()])
