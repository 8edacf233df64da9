import { isMainThread } from "node:worker_threads"
import { runHere } from "./here"

// One file does for both, the command and its threads: `cli.js` is copied to other PCs alone.
if (!isMainThread) (await import("./batch-worker")).serveBatch()
// Set, not exit(): what is still on its way into a pipe must arrive whole.
else process.exitCode = await runHere(process.argv.slice(2), new URL(import.meta.url))
