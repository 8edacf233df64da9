/** What a command may touch of the process it runs in. */
export interface Io {
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown; isTTY?: boolean }
}

/** Exit status of the command line (CONTRACT.md). */
export const exit = { done: 0, findings: 1, usage: 2, file: 3 } as const
export type Exit = (typeof exit)[keyof typeof exit]

/** The words of the call are wrong. */
export class UsageError extends Error {}

/** A file could not be read or written; the message is the one line for stderr. */
export class FileError extends Error {}

export function printJson(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
