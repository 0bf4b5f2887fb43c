/** How the screen looks: always light, always dark, or as the reader's system says. */
export type Theme = 'light' | 'dark' | 'system'

/** The cookie that remembers the theme. Not secret, not signed: it names a colour scheme. */
export const THEME_COOKIE = 'ocs-theme'

/** The theme a cookie's value means; anything unknown is the system's. */
export function parseTheme(cookie: string | undefined): Theme {
  return cookie === 'light' || cookie === 'dark' ? cookie : 'system'
}

/** What to render as `data-theme` on `<html>`: undefined leaves it to the system. */
export function themeAttribute(theme: Theme): 'light' | 'dark' | undefined {
  return theme === 'system' ? undefined : theme
}
