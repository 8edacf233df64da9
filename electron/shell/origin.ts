/**
 * The page's address. A scheme of our own instead of `file:`: a page from `file:` may read every file of the user,
 * one from here nothing but the program's own bundle.
 */
export const scheme = "app"
export const host = "bundle"
export const pageUrl = `${scheme}://${host}/index.html`

/** Where the page comes from: the bundle, or while developing the server that electron-vite runs. */
export interface PageSource {
  url: string
  /** `http://localhost:5173` while developing, else null. */
  devOrigin: string | null
}

/** @param devUrl what electron-vite sets while developing; an installed program never looks at it */
export function pageSource(devUrl: string | undefined, packaged: boolean): PageSource {
  const dev = packaged || !devUrl ? null : new URL(devUrl)
  return { url: dev?.href ?? pageUrl, devOrigin: dev?.origin ?? null }
}

/** Is this the address of our own page? Parsed, never compared as text: `https://evil/?app://bundle` is not. */
export function isOurs(url: string, { devOrigin }: PageSource): boolean {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return false
  }
  if (devOrigin !== null && parsed.origin === devOrigin) return true
  return parsed.protocol === `${scheme}:` && parsed.host === host && !parsed.username && !parsed.password
}
