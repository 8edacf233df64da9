import { serveBatch } from "./cli/batch-worker"

// A thread of the installed program's `batch`: the main script cannot be run in one, for it asks for Electron.
serveBatch()
