// `npm run screenshots [-- folder]`: every screen in every theme, at the two sizes that must be right.
import { runBundled } from "./bundled.mjs"

process.exitCode = await runBundled("test/e2e/screenshots.ts", process.argv.slice(2), { needs: ["portable"] })
