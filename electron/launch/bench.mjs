// `npm run bench [-- runs]`
import { runBundled } from "./bundled.mjs"

process.exitCode = await runBundled("test/bench/main.ts", process.argv.slice(2), { needs: ["portable"] })
