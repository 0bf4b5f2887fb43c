import { label, type PeopleAtPlace } from './people.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const text = (value: string) => value.replace(/[&<>"']/g, character => escapes[character] ?? character)

/** The one style sheet, inline so that the page needs nothing else; its hash goes into the content security policy. */
export const style = `
:root { color-scheme: light dark; --ground: #f6f7f9; --card: #fff; --ink: #16202c; --soft: #55606e; --line: #d5dae1; --accent: #1d4f91 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #10151b; --card: #19212a; --ink: #e8ecf1; --soft: #a5b0bd; --line: #33404e; --accent: #8db8f0 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 3rem }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem }
h2 { font-size: 1rem; margin: 2rem 0 .75rem; color: var(--soft) }
p { margin: 0; color: var(--soft); max-width: 40rem }
a { color: var(--accent) }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)) }
button { font: inherit; color: inherit; cursor: pointer; border-radius: .5rem; border: 1px solid var(--line); background: var(--card); padding: .75rem 1rem; min-height: 3rem }
li button { width: 100%; text-align: left }
button:hover { border-color: var(--accent) }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.cancel { margin-top: 2rem }
`

/** A whole HTML page. */
function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body><main><h1>${text(title)}</h1>${body}</main></body>
</html>`
}

/** The page on which one click signs a demo person in. */
export function chooser(action: string, groups: PeopleAtPlace[]): string {
  const lists = groups.map(({ place, people }) => {
    const buttons = people.map(
      person => `<li><button name="person" value="${text(person.handle)}">${text(label(person))}</button></li>`,
    )
    return `<h2>${text(place)}</h2><ul>${buttons.join('')}</ul>`
  })
  return page(
    'Sign in as',
    `<p>The people of the demo district are invented. One click signs you in as one of them; no password is needed.</p>
<form method="post" action="${text(action)}">${lists.join('')}
<button class="cancel" name="cancel" value="yes">Cancel</button></form>`,
  )
}

/** A page with one sentence and the way on. */
export function notice(title: string, sentence: string, backTo: string): string {
  return page(title, `<p>${text(sentence)} <a href="${text(backTo)}">Go to the portal</a></p>`)
}
