import { runHere } from "./here"

// Set, not exit(): what is still on its way into a pipe must arrive whole.
process.exitCode = await runHere(process.argv.slice(2))
