import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/browser.ts'

const browser = await findBrowser()
const { PATH = '', HOME = '' } = process.env

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './scripts/testing/journeys-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Waiting is by what the page shows; these bounds only keep a hung run from lasting for ever.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: browser.executablePath,
      args: browser.args,
      env: { PATH, HOME, ...browser.env },
    },
    ...(process.env.OCS_E2E_URL && { baseURL: process.env.OCS_E2E_URL }),
    trace: 'off',
    screenshot: 'only-on-failure',
    locale: 'en-US',
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
  },
})
