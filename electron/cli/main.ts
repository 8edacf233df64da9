import { runCli } from "./run"

// A reader that stops early (`| head`) is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
})

// Set, not exit(): what is still on its way into a pipe must arrive whole.
process.exitCode = await runCli(process.argv.slice(2), process)
