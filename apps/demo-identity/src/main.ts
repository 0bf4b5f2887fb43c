import { readEnv } from './env.ts'
import { createIdentityServer } from './server.ts'

try {
  const env = readEnv()
  const server = createIdentityServer(env)
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  server.listen(env.port, env.host, () => process.stdout.write(`Demo identity provider at ${env.issuer}\n`))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
