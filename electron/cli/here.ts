import { type Exit, exit } from "./io"
import { runCli } from "./run"

/**
 * Runs one call of the command line in this process and answers its exit status once everything that was written
 * is on its way.
 *
 * @param worker the script of the threads that `batch` works with
 */
export async function runHere(words: readonly string[], worker: URL): Promise<Exit> {
  let unwritten = false
  // A reader that stops early (`| head`) is no error of ours; a disk that is full is one of the user's.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || unwritten) return
    unwritten = true
    process.stderr.write("结果没有写出来。要写到的地方满了或不能写，换一个位置再运行。\n")
    process.exitCode = exit.file
  })
  process.stderr.on("error", () => {})
  const status = await runCli(words, { stdout: process.stdout, stderr: process.stderr, worker })
  await Promise.all([process.stdout, process.stderr].map(written))
  return unwritten ? exit.file : status
}

/** Resolves when the stream has handed on what it was given, or failed to. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve())
  })
}
