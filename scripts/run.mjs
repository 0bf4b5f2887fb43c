// The first thing that runs on a bare clone, under whatever Node is there (20 or newer) and with nothing installed: installs
// what package-lock.json says, then hands over to the Node that the project pins. Usage: node scripts/run.mjs <command> [arguments]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.ocs-installed')
const windows = process.platform === 'win32'
const pinnedNode = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** npm's own script, run by this Node, so that no shell is needed to find it. */
function npmScript() {
  const beside = dirname(process.execPath)
  const places = [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
  ]
  return places.find(place => place?.endsWith('.js') && existsSync(place))
}

function install(lock) {
  const npm = npmScript()
  if (!npm) fail('npm was not found: run this through npm, as in "npm start".')
  console.log('Installing the packages of package-lock.json; the first time this takes a minute or two.')
  const began = Date.now()
  const { status } = spawnSync(process.execPath, [npm, 'ci', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    // A machine set up for production would leave out what builds and tests.
    env: { ...process.env, NODE_ENV: '', npm_config_include: 'dev' },
  })
  if (status !== 0)
    fail(
      'The packages could not be installed (see above): check the network, the npm registry and the space on the disk, then run the command again.',
    )
  if (!existsSync(pinnedNode))
    fail(`The installation is incomplete (${pinnedNode} is missing): delete node_modules and run the command again.`)
  writeFileSync(stamp, lock)
  console.log(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`)
}

const [command, ...rest] = process.argv.slice(2)
const script = join(root, 'scripts', `${command}.ts`)
if (!command || !existsSync(script)) fail(`There is no command "${command ?? ''}".`)
if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node ${process.versions.node} is too old: install Node 20 or newer.`)

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
if (installed !== lock || !existsSync(pinnedNode)) install(lock)

const pathName = Object.keys(process.env).find(name => name.toLowerCase() === 'path') ?? 'PATH'
const child = spawn(pinnedNode, [script, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    [pathName]: [dirname(pinnedNode), join(modules, '.bin'), process.env[pathName]].filter(Boolean).join(delimiter),
  },
})
// The terminal gives Ctrl-C to the whole group; waiting for the child lets it finish. A signal to this process alone is handed on.
process.on('SIGINT', () => child.kill('SIGINT'))
process.on('SIGTERM', () => child.kill('SIGTERM'))
process.on('SIGHUP', () => child.kill('SIGHUP'))
child.on('error', error =>
  fail(`The pinned Node does not start (${error.message}): delete node_modules and run the command again.`),
)
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
