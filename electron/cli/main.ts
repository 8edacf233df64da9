import { exit } from "./io"
import { runCli } from "./run"

// A reader that stops early (`| head`) is no error of ours; a disk that is full is one of the user's.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return
  process.stderr.write("结果没有写出来。要写到的地方满了或不能写，换一个位置再运行。\n")
  process.exitCode = exit.file
})
process.stderr.on("error", () => {})

// Set, not exit(): what is still on its way into a pipe must arrive whole.
process.exitCode = await runCli(process.argv.slice(2), process)
