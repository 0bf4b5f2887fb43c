import type { OpenAPIObject } from 'trpc-to-openapi'

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a2230;background:#fff}
code,pre{font:13px/1.5 ui-monospace,monospace}pre{background:#f3f5f8;padding:1rem;overflow:auto;border-radius:6px}
summary{cursor:pointer;padding:.5rem 0}summary b{display:inline-block;min-width:4rem;color:#1f4d8f}
@media(prefers-color-scheme:dark){body{color:#e6eaf1;background:#12161d}pre{background:#1c222c}summary b,a{color:#8db8f5}}`

type Operation = {
  summary?: string
  description?: string
  parameters?: unknown
  requestBody?: unknown
  responses?: unknown
}

function operationHtml(path: string, method: string, operation: Operation): string {
  const { parameters, requestBody, responses } = operation
  const shape = escapeHtml(JSON.stringify({ parameters, requestBody, responses }, null, 2))
  const words = operation.summary ?? operation.description ?? ''
  return `<details><summary><b>${method.toUpperCase()}</b> <code>/api${escapeHtml(path)}</code> ${escapeHtml(words)}</summary><pre>${shape}</pre></details>`
}

/** A readable page of a service's REST face, made from its OpenAPI document; it loads nothing from elsewhere. */
export function docsPage(document: OpenAPIObject): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) =>
      operationHtml(path, method, operation),
    ),
  )
  const title = escapeHtml(document.info.title)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>
<p>${escapeHtml(document.info.description ?? '')}</p><p><a href="/api/openapi.json">OpenAPI document</a></p>
${operations.join('\n') || '<p>This service has no REST endpoints; its procedures are called over /trpc.</p>'}</main></body></html>`
}
