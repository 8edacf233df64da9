// Serves the portable edition to this machine alone. The only place of the program that listens, and it listens to
// 127.0.0.1 only.
import { readFileSync } from "node:fs"
import { createServer } from "node:http"

/** What a browser keeps for a page hangs on its port: the same one every time, or reports would seem to be gone. */
const usualPorts = [41730, 41731, 41732, 41733, 41734]

/**
 * The page brings its policy along in a meta tag; as a header it also forbids frames around it, which a tag cannot.
 */
const headers = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
}

/**
 * Serves one page at `/`.
 *
 * @param file the HTML file; it is read anew for each request, so a new build needs no new start
 * @param ports tried in this order, then any that is free
 * @returns {Promise<{ url: string, usual: boolean, close(): Promise<void> }>} `usual`: it got the first port
 */
export async function serve(file, ports = usualPorts) {
  const server = createServer((request, response) => answer(file, server.address().port, request, response))
  const port = await listen(server, [...ports, 0])
  return {
    url: `http://127.0.0.1:${port}/`,
    usual: port === ports[0],
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

function answer(file, port, request, response) {
  const send = (status, type, body) => {
    response.writeHead(status, { ...headers, "Content-Type": `${type}; charset=utf-8` })
    response.end(request.method === "HEAD" ? undefined : body)
  }
  // Another name that was made to lead here (DNS rebinding) gets nothing.
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host))
    return send(421, "text/plain", "这个地址不对。\n")
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD")
    return send(405, "text/plain", "这里只能看。\n")
  }
  const path = request.url.split(/[?#]/)[0]
  if (path !== "/") return send(404, "text/plain", "没有这一页。\n")
  try {
    send(200, "text/html", readFileSync(file))
  } catch {
    send(503, "text/plain", "页面文件不见了。关掉它，再运行一次 npm start。\n")
  }
}

async function listen(server, ports) {
  for (const port of ports) {
    const taken = await new Promise((resolve, reject) => {
      const onError = (error) => (busy.has(error.code) ? resolve(true) : reject(error))
      server.once("error", onError)
      server.listen(port, "127.0.0.1", () => {
        server.off("error", onError)
        resolve(false)
      })
    })
    if (!taken) return server.address().port
  }
  throw new Error("no free port")
}

/** EACCES: Windows keeps ranges of ports to itself. */
const busy = new Set(["EADDRINUSE", "EACCES"])
