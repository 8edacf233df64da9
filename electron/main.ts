import { join } from "node:path"
import { app } from "electron"
import { runHere } from "./cli/here"
import { isCommand } from "./cli/run"
import { startWindow } from "./shell/start"
import { wordsOf } from "./shell/words"

// The words of the command line run it without a window; anything else opens the window. The installed program is
// the command line too: with the fuses that keep a script from borrowing it as Node, nothing else could run it.
const words = wordsOf(process.argv, app.isPackaged)
if (isCommand(words[0])) app.exit(await runHere(words, new URL("./batch-thread.js", import.meta.url)))
else startWindow(join(import.meta.dirname, ".."))
