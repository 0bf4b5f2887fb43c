// Prints a fresh .env for docker compose: every secret is made here, none has a default.
//   node deploy/new-env.mjs > .env
import { generateKeyPairSync, randomBytes } from 'node:crypto'

const secret = () => randomBytes(24).toString('hex')
const { privateKey, publicKey } = generateKeyPairSync('ed25519')

process.stdout.write(`# Where people reach the portal, without a slash at the end. Behind a proxy with TLS: https://...
NEXTAUTH_URL=http://localhost:8003
NEXTAUTH_SECRET=${secret()}

POSTGRES_PASSWORD=${secret()}
PORTAL_DATABASE_PASSWORD=${secret()}
TICKETS_DATABASE_PASSWORD=${secret()}
INVENTORY_DATABASE_PASSWORD=${secret()}
REQUISITION_DATABASE_PASSWORD=${secret()}
MANAGE_DATABASE_PASSWORD=${secret()}

# The portal signs who asks; the services check it with the public half.
OCS_TOKEN_PRIVATE_KEY=${privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')}
OCS_TOKEN_PUBLIC_KEY=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}
OCS_MANAGE_CLIENT_SECRET=${secret()}

# The first person with this address who signs in becomes admin, as long as there is no admin.
OCS_FIRST_ADMIN_EMAIL=

# Who may sign in: the exact domains of staff and of students, separated by commas.
OIDC_STAFF_DOMAINS=
OIDC_STUDENT_DOMAINS=

# At least one of these three.
OIDC_ENTRA_TENANT_ID=
OIDC_ENTRA_CLIENT_ID=
OIDC_ENTRA_CLIENT_SECRET=
OIDC_GOOGLE_CLIENT_ID=
OIDC_GOOGLE_CLIENT_SECRET=
OIDC_NAME=
OIDC_ISSUER=
OIDC_CLIENT_ID=
OIDC_CLIENT_SECRET=
`)
