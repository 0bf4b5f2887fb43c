/**
 * Where to go after signing in: a path of this application, or home. Everything a browser could read as another
 * site (`//evil.example`, `/\evil.example`, a scheme, control characters) leads home.
 */
export function safeNextPath(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next)) return '/'
  const base = 'http://portal.invalid'
  if (!URL.canParse(next, base)) return '/'
  const url = new URL(next, base)
  // "/..//evil.example" becomes a path that a browser would take for another site.
  if (url.origin !== base || /^\/(\/|sign-in|api\/)/.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
