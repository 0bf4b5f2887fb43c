import type { ServerResponse } from 'node:http'
import type { AnyRouter } from '@trpc/server'
import { createOpenApiNodeHttpHandler, generateOpenApiDocument, type OpenApiRouter } from 'trpc-to-openapi'
import type { ReadRequest } from './http.ts'
import type { RequestContext } from './procedure.ts'

type RestOptions = {
  router: AnyRouter
  createContext: (req: ReadRequest) => RequestContext
}

/**
 * The REST face of the same procedures, below `/api`. An input that a schema refuses answers 422
 * with the list of fields in `detail`, as the predecessor's clients expect (legacy contract 1.1).
 */
export function createRestHandler({ router, createContext }: RestOptions) {
  const handle = createOpenApiNodeHttpHandler<OpenApiRouter, ReadRequest, ServerResponse>({
    router: router as OpenApiRouter,
    createContext: async ({ req }: { req: ReadRequest }) => createContext(req),
    responseMeta: ({ errors }) => {
      const cause = errors[0]?.cause
      return cause && 'issues' in cause ? { status: 422 } : {}
    },
  })
  return async (req: ReadRequest, res: ServerResponse): Promise<void> => {
    await handle(req, res)
  }
}

/** The OpenAPI 3.1 document of a service's REST face. */
export function restDocument(name: string, router: AnyRouter, baseUrl: string) {
  return generateOpenApiDocument(router as OpenApiRouter, {
    title: `OCS ${name}`,
    version: '1.0.0',
    description:
      'Get a token with OAuth 2.0 client credentials at the portal, `POST /api/oauth/token`, and send it as a bearer token.',
    baseUrl,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
  })
}
