// `npm run mutants [-- how many [seed]]`: reads damaged copies of sound .docx files and says what came of them.
import { runBundled } from "./bundled.mjs"

process.exitCode = await runBundled("test/shared/docx/import/odd/mutation-main.ts", process.argv.slice(2))
