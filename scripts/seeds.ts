import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type AppName, appNames } from '@ocs/contracts/services'
import { root } from './apps.ts'
import { appEnvironment, inherited, type Settings } from './environment.ts'
import { runToEnd } from './programs.ts'

const seedOf = (app: AppName): string => join(root, 'apps', app, 'src', 'seed.ts')

/**
 * Runs the seed of every application that has one, `apps/<app>/src/seed.ts <scenario>`. A seed does nothing when its data is
 * already there.
 * @returns the applications that have a seed
 * @throws Trouble with the last words of the seed that failed
 */
export async function runSeeds(
  scenario: string,
  settings: Settings,
  logs: string,
  signal?: AbortSignal,
): Promise<AppName[]> {
  const apps = appNames.filter(app => existsSync(seedOf(app)))
  await Promise.all(
    apps.map(app =>
      runToEnd({
        name: `The seed "${scenario}" of ${app}`,
        args: [seedOf(app), scenario],
        cwd: join(root, 'apps', app),
        env: { ...inherited(), ...appEnvironment(app, settings) },
        log: join(logs, `seed-${app}.log`),
        signal,
      }),
    ),
  )
  return apps
}
