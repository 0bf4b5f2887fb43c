import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { Trouble } from './trouble.ts'

/** A Chromium for tests: its program, the arguments and environment that it needs, and where it comes from. */
export type Browser = { executablePath: string; args: string[]; env: Record<string, string>; from: string }

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome', 'msedge']

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(folder =>
    folder
      ? [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      : [],
  ),
]

function installedOnSystem(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, process.platform === 'win32' ? `${name}.exe` : name)))
  return [...onPath, ...usualPlaces].find(path => existsSync(path))
}

/** The Chromium of the npm package, unpacked into the folder for temporary files, with the libraries that a bare machine lacks. */
async function packagedBrowser(args: string[]): Promise<Browser> {
  const { default: packaged, inflate } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'].map(folder => join(folder, 'libnss3.so'))
  const env: Record<string, string> = {}
  if (!libraries.some(path => existsSync(path))) {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    env.LD_LIBRARY_PATH = join(await inflate(join(dirname(entry), '..', 'bin', 'al2023.tar.br')), 'lib')
  }
  return { executablePath, args, env, from: '@sparticuz/chromium' }
}

/** There is no graphics card to use: drawing in the browser's own process takes less. */
const light = ['--disable-gpu', '--in-process-gpu']

/**
 * Finds a browser without downloading one: Playwright's own when it is installed, then Chrome, Chromium or Edge of this machine,
 * then the Chromium inside an npm package (Linux, x64).
 * @throws Trouble when there is none
 */
export async function findBrowser(): Promise<Browser> {
  // Chromium's own sandbox does not work for root or in most containers; the pages are all ours.
  const args = [...(process.platform === 'linux' ? ['--no-sandbox'] : []), ...light]
  if (existsSync(chromium.executablePath()))
    return { executablePath: chromium.executablePath(), args, env: {}, from: 'Playwright' }
  const system = installedOnSystem()
  if (system) return { executablePath: system, args, env: {}, from: 'this machine' }
  if (process.platform === 'linux' && process.arch === 'x64') return packagedBrowser(args)
  throw new Trouble('No browser was found: install Chrome or Chromium, or run "npx playwright install chromium".')
}
