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

/** Writes a value as JSON, indented by two. What is long goes out in pieces: as one text it would fill the memory. */
export function printJson(io: Io, value: unknown): void {
  let piece = ""
  for (const part of jsonParts(value, "")) {
    piece += part
    if (piece.length < pieceLength) continue
    io.stdout.write(piece)
    piece = ""
  }
  io.stdout.write(`${piece}\n`)
}

const pieceLength = 64 * 1024
/** Levels that are always taken apart: the answer, its sections, their items. */
const upperLevels = 4
/** Below them, lists of more than this. */
const manyElements = 50

/** The same characters as `JSON.stringify(value, null, 2)`. */
function* jsonParts(value: unknown, indent: string): Generator<string> {
  if (!isRecord(value) || !isLong(value, indent.length / 2)) {
    yield JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`)
    return
  }
  const isList = Array.isArray(value)
  const deeper = `${indent}  `
  let next = isList ? "[" : "{"
  for (const [key, held] of Object.entries(value)) {
    if (held === undefined && !isList) continue
    yield `${next}\n${deeper}${isList ? "" : `${JSON.stringify(key)}: `}`
    yield* jsonParts(held ?? null, deeper)
    next = ","
  }
  yield next === "," ? `\n${indent}${isList ? "]" : "}"}` : isList ? "[]" : "{}"
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null

function isLong(value: object, level: number): boolean {
  if (level < upperLevels) return true
  const lists = Array.isArray(value) ? [value] : Object.values(value).filter(Array.isArray)
  return lists.some(({ length }) => length > manyElements)
}
