import { Socket } from "node:net"
import { runMutants } from "./mutation-run"

/** Reads mutants in a process of its own and prints what came of it, with the most memory that the process had. */
const [mutants = "10000", seed = "1", patienceMs = "2000"] = process.argv.slice(2)

let connections = 0
Socket.prototype.connect = function connect(): never {
  connections++
  throw new Error("nothing leaves the machine")
}
globalThis.fetch = () => {
  connections++
  return Promise.reject(new Error("nothing leaves the machine"))
}

const summary = runMutants(Number(mutants), Number(seed), Number(patienceMs))
// Kilobytes on every system that Node runs on.
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(`${JSON.stringify({ ...summary, connections, peakMegabytes }, null, 2)}\n`)
process.exitCode = summary.wrong.length === 0 && connections === 0 ? 0 : 1
