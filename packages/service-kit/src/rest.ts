import type { ServerResponse } from 'node:http'
import { type AnyRouter, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { createOpenApiNodeHttpHandler, generateOpenApiDocument, type OpenApiRouter } from 'trpc-to-openapi'
import * as z from 'zod'
import { type PublicError, publicError } from './errors.ts'
import { HttpFailure, type ReadRequest } from './http.ts'
import type { RequestContext } from './procedure.ts'

type RestOptions = {
  router: AnyRouter
  createContext: (req: ReadRequest) => RequestContext
}

/** What a procedure's `meta` says about its REST endpoint. */
const Endpoint = z.object({ method: z.string(), path: z.string() })

function endpointsOf(router: AnyRouter): Map<string, z.infer<typeof Endpoint>> {
  const procedures = Object.entries(
    router._def.procedures as Record<string, { _def?: { meta?: { openapi?: unknown } } }>,
  )
  return new Map(
    procedures.flatMap(([name, procedure]) => {
      const endpoint = Endpoint.safeParse(procedure._def?.meta?.openapi)
      return endpoint.success ? [[name, endpoint.data]] : []
    }),
  )
}

/** The methods of the address that a request names, whichever of them it used. */
function methodsAt(endpoints: Iterable<z.infer<typeof Endpoint>>, pathname: string): string[] {
  const path = pathname.replace(/(?<=.)\/$/, '')
  return [...endpoints]
    .filter(endpoint => new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`, 'i').test(path))
    .map(endpoint => endpoint.method)
}

/** A parameter given once is text, several times a list; `__proto__` is a name like any other. */
function queryOf(parameters: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(parameters.keys())].filter(name => name !== '__proto__')
  return Object.fromEntries(
    names.map(name => {
      const values = parameters.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

/** The list of wrong fields as the predecessor's clients read it; `loc` says in which part of the request. */
function fieldsOf(issues: NonNullable<PublicError['issues']>, endpoint: z.infer<typeof Endpoint> | undefined) {
  const rest = endpoint?.method === 'GET' ? 'query' : 'body'
  return issues.map(({ path, message }) => {
    const part = endpoint?.path.includes(`{${path}}`) ? 'path' : rest
    return { type: 'value_error', loc: [part, ...path.split('.').filter(Boolean)], msg: message }
  })
}

/**
 * A refusal of the REST face. Wrong fields answer 422, as the predecessor did (legacy contract 1.1); an address that
 * no record can have, such as a number that is none, answers 400.
 */
function failureOf(error: unknown, endpoint?: z.infer<typeof Endpoint>): HttpFailure {
  const { code, reason, message, issues } = publicError(error)
  const fields = issues && fieldsOf(issues, endpoint)
  const fieldStatus = fields?.some(({ loc }) => loc[0] === 'path') ? 400 : 422
  const status = fields ? fieldStatus : getHTTPStatusCodeFromError(new TRPCError({ code }))
  return new HttpFailure(status, reason, message, fields)
}

/**
 * The REST face of the same procedures, below `/api`. What fails is thrown as an `HttpFailure`, or as it is where no
 * procedure was reached that could log it: the service answers both, so that every error body has one shape.
 */
export function createRestHandler({ router, createContext }: RestOptions) {
  const endpoints = endpointsOf(router)
  const handle = createOpenApiNodeHttpHandler<OpenApiRouter, ReadRequest, ServerResponse>({
    router: router as OpenApiRouter,
    createContext: async ({ req }: { req: ReadRequest }) => createContext(req),
    onError: ({ error, ctx, path }) => {
      const failure = failureOf(error, path === undefined ? undefined : endpoints.get(path))
      throw failure.reason === 'internal' && !ctx ? (error.cause ?? error) : failure
    },
  })
  return async (req: ReadRequest, res: ServerResponse): Promise<void> => {
    // Not by `URL`, which would take what follows two slashes for a host.
    const [pathname = '/', query = ''] = (req.url ?? '/').split(/\?(.*)/s)
    const methods = methodsAt(endpoints.values(), pathname)
    if (methods.length > 0 && !methods.includes(req.method ?? '')) {
      res.setHeader('allow', methods.join(', '))
      throw failureOf(new TRPCError({ code: 'METHOD_NOT_SUPPORTED' }))
    }
    req.query = queryOf(new URLSearchParams(query))
    await handle(req, res)
  }
}

/** The body of every error, for the OpenAPI document: the library describes its own, which is not what is sent. */
const errorSchema = {
  type: 'object',
  required: ['detail', 'message', 'reason', 'requestId'],
  properties: {
    detail: {
      description: 'The message again, or the wrong fields (status 422, or 400 where the address is wrong)',
      oneOf: [
        { type: 'string' },
        {
          type: 'array',
          items: {
            type: 'object',
            required: ['type', 'loc', 'msg'],
            properties: {
              type: { type: 'string' },
              loc: { type: 'array', items: { type: 'string' } },
              msg: { type: 'string' },
            },
          },
        },
      ],
    },
    message: { type: 'string', description: 'A plain sentence for a person' },
    reason: { type: 'string', description: 'A fact that a program can act on' },
    requestId: { type: 'string' },
  },
} as const

/** The OpenAPI 3.1 document of a service's REST face. */
export function restDocument(name: string, router: AnyRouter, baseUrl: string) {
  const document = generateOpenApiDocument(router as OpenApiRouter, {
    title: `OCS ${name}`,
    version: '1.0.0',
    description:
      'Get a token with OAuth 2.0 client credentials at the portal, `POST /api/oauth/token`, and send it as a bearer token.',
    baseUrl,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
  })
  const schemas = Object.keys(document.components?.schemas ?? {}).filter(schema => schema.startsWith('error.'))
  Object.assign(document.components?.schemas ?? {}, Object.fromEntries(schemas.map(schema => [schema, errorSchema])))
  return document
}
