// `npm run accuracy [-- --wrong [NAME…]]`: how well reports are read, then how well they are checked. With `--checking`
// only the latter, with `--pairs` only how well this year's report is held against last year's.
import { runBundled } from "./bundled.mjs"

const args = process.argv.slice(2)
const entries = args.includes("--pairs")
  ? ["test/accuracy/pairs-main.ts"]
  : args.includes("--checking")
    ? ["test/accuracy/checking-main.ts"]
    : ["test/accuracy/main.ts", "test/accuracy/checking-main.ts", "test/accuracy/pairs-main.ts"]
for (const entry of entries) process.exitCode = (await runBundled(entry, args)) || process.exitCode
