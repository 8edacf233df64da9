// `npm run --silent shuzhi -- …`: the command line, built first when its sources are newer.
import { build, staleParts } from "./build.mjs"

await build(staleParts(["cli"]), { quiet: true })
// npm runs scripts in the package's folder; file names are meant from where the user stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
await import("../../out/main/cli.js")
