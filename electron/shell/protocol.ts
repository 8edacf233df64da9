import { readFile } from "node:fs/promises"
import { extname, isAbsolute, join, relative, resolve } from "node:path"
import type { Protocol } from "electron"
import { host, scheme } from "./origin"

/**
 * Sent as a header with everything, so that it holds before the first byte of the page is read. `worker-src` lets
 * the page read and export in a worker of its own; everything else comes from the bundle or from nowhere.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ")

const headers = {
  "Content-Security-Policy": contentPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
}

/** A module with the wrong type is not run at all. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
}

/** Must be called before Electron is ready. `standard` gives the page an origin, `secure` what browsers keep for https. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers the page's requests with files below `root`, and with nothing else. */
export function serveBundle(protocol: Protocol, root: string): void {
  protocol.handle(scheme, (request) => answer(request, root))
}

async function answer(request: Request, root: string): Promise<Response> {
  if (request.method !== "GET") return refusal(405)
  const file = fileOf(request.url, root)
  const type = file && types[extname(file).toLowerCase()]
  if (!file || !type) return refusal(404)
  try {
    const bytes = await readFile(file)
    return new Response(new Uint8Array(bytes), { headers: { ...headers, "Content-Type": type } })
  } catch {
    return refusal(404)
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers })
}

/** The file below `root` that an address stands for, or null where it leads out of it or to another host. */
export function fileOf(address: string, root: string): string | null {
  let path: string
  try {
    const url = new URL(address)
    if (url.protocol !== `${scheme}:` || url.host !== host) return null
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  // A backslash divides folders on Windows, NUL ends a name in the system's own functions.
  if (path.includes("\0") || path.includes("\\")) return null
  const file = resolve(join(root, path))
  // Not `startsWith`: that would let `renderer-old` pass for `renderer`.
  const within = relative(resolve(root), file)
  return within === "" || within.startsWith("..") || isAbsolute(within) ? null : file
}
