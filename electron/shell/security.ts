import type { App, Session, WebContents } from "electron"
import { isOurs, type PageSource } from "./origin"

/**
 * What the page may ask the system for. The default would grant everything. Anything that is not named here is
 * refused, asked or checked.
 */
const permissions: Readonly<Record<string, string>> = {
  "clipboard-sanitized-write": "复制：writes what the user copied; reading the clipboard is not granted",
}

/** Schemes that stay on this machine. Everything else is cancelled before a connection is made. */
const local = new Set(["app:", "blob:", "data:", "devtools:"])

/** May this address be loaded? The promise “nothing leaves the machine” as code. */
export function isLocal(url: string, source: PageSource): boolean {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return false
  }
  if (parsed.protocol === "app:") return isOurs(url, source)
  if (local.has(parsed.protocol)) return true
  // While developing the page talks to its server, over a socket too.
  return source.devOrigin !== null && parsed.host === new URL(source.devOrigin).host
}

/** Rules for all pages and their requests. The session has one listener for requests: the last one attached wins. */
export function secureSession(session: Session, source: PageSource): void {
  const granted = (permission: string, url: string) =>
    Object.hasOwn(permissions, permission) && isOurs(url, source)
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(granted(permission, requestingUrl)),
  )
  // Most of the web's functions check before they ask; without this they would all be told yes.
  session.setPermissionCheckHandler((_contents, permission, origin) => granted(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url, source) }))
  session.on("will-download", (event) => event.preventDefault())
}

/**
 * Chromium's own errands, and its ways to find a host, are cut off before it starts: a second lock behind the rule
 * for requests, which sees what pages ask for only.
 */
export function cutNetwork(app: App, { devOrigin }: PageSource): void {
  const switches = [
    "disable-background-networking",
    "disable-component-update",
    "disable-domain-reliability",
    "no-pings",
  ]
  for (const name of switches) app.commandLine.appendSwitch(name)
  if (devOrigin !== null) return
  app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND")
  app.commandLine.appendSwitch("no-proxy-server")
}

/** No page leaves its place or opens another, whatever is in the text that the user pasted. */
export function secureContents(app: App): void {
  app.on("web-contents-created", (_event, contents: WebContents) => {
    contents.on("will-navigate", (event) => event.preventDefault())
    contents.on("will-redirect", (event) => event.preventDefault())
    contents.on("will-attach-webview", (event) => event.preventDefault())
    // Calls between browsers are no requests; without a proxy this leaves them no way out.
    contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp")
    contents.setWindowOpenHandler(() => ({ action: "deny" }))
  })
}
