// `npm run accuracy [-- --wrong [NAME…]]`
import { runBundled } from "./bundled.mjs"

process.exitCode = await runBundled("test/accuracy/main.ts", process.argv.slice(2))
