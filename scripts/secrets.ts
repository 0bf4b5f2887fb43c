import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AppName, appNames } from '@ocs/contracts/services'
import { Trouble } from './trouble.ts'

/** Everything secret of one embedded demo, made at its first start. */
export type Secrets = {
  /** Of PostgreSQL's superuser. */
  postgresPassword: string
  /** Of the role of each application. */
  databasePasswords: Record<AppName, string>
  nextAuthSecret: string
  /** Ed25519, base64: PKCS8 DER and SPKI DER. */
  tokenPrivateKey: string
  tokenPublicKey: string
  /** With which the portal proves itself to the demo identity provider. */
  identityClientSecret: string
  /** With which manage asks the portal for tokens to read the feeds. */
  manageClientSecret: string
  /** The demo OAuth client, which may do everything over REST. */
  demoClient: { client_id: string; client_secret: string }
}

const random = (): string => randomBytes(32).toString('base64url')

function make(): Secrets {
  const pair = generateKeyPairSync('ed25519')
  return {
    postgresPassword: random(),
    databasePasswords: Object.fromEntries(appNames.map(app => [app, random()])) as Record<AppName, string>,
    nextAuthSecret: random(),
    tokenPrivateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    tokenPublicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    identityClientSecret: random(),
    manageClientSecret: random(),
    demoClient: { client_id: 'demo', client_secret: random() },
  }
}

async function writePrivately(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  // The mode above counts only for a new file.
  await chmod(path, 0o600)
}

function parse(path: string, text: string): Partial<Secrets> {
  try {
    const secrets: Partial<Secrets> = JSON.parse(text)
    if (secrets && typeof secrets === 'object') return secrets
  } catch {
    // Told below.
  }
  throw new Trouble(
    `${path} cannot be read: restore it, or delete the folder it is in to begin with a new demo (its data is lost).`,
  )
}

/**
 * The secrets in `secrets.json` of a data folder, made there when there are none, and the demo OAuth client in
 * `demo-client.json` beside it. Both files are for their owner only.
 * @throws Trouble when the file is damaged
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'secrets.json')
  const text = await readFile(path, 'utf8').catch(() => null)
  // A later version may know secrets that the file lacks.
  const secrets = { ...make(), ...(text === null ? {} : parse(path, text)) }
  await writePrivately(path, secrets)
  await writePrivately(join(dataDir, 'demo-client.json'), secrets.demoClient)
  return secrets
}
