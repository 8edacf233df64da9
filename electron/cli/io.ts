/** What a command may touch of the process it runs in. */
export interface Io {
  /** Answers false where it cannot pass on at once what it is given; `written` is called when it has, or cannot. */
  stdout: { write(text: string, written?: (error?: Error | null) => void): unknown }
  stderr: { write(text: string): unknown; isTTY?: boolean }
  /** The script that a thread of `batch` runs; where there is none, one core does all. */
  worker?: URL
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
  for (const piece of jsonPieces(value)) io.stdout.write(piece)
}

/**
 * Writes the same, each piece when the one before it is out: a reader behind a pipe is slower than we are, and what
 * waits for it would fill the memory, too. Once nothing more can be written, the rest is not made.
 */
export async function printLongJson({ stdout }: Io, value: unknown): Promise<void> {
  for (const piece of jsonPieces(value)) {
    const isOut = await new Promise<boolean>((resolve) => {
      // Later, as also a stream that is done at once lets go of what it wrote only when others have their turn.
      if (stdout.write(piece, (error) => resolve(!error)) !== false) setImmediate(resolve, true)
    })
    if (!isOut) return
  }
}

function* jsonPieces(value: unknown): Generator<string> {
  let piece = ""
  for (const part of jsonParts(value, "")) {
    piece += part
    if (piece.length < pieceLength) continue
    yield piece
    piece = ""
  }
  yield `${piece}\n`
}

const pieceLength = 64 * 1024
/** Levels that are always taken apart: the answer, its sections, their items. */
const upperLevels = 4
/** Below them, lists of more than this. */
const manyElements = 50

/** The same characters as `JSON.stringify(value, null, 2)`; whatever can be gone through only once is a list, too. */
function* jsonParts(value: unknown, indent: string): Generator<string> {
  if (!isRecord(value) || !isLong(value, indent.length / 2)) {
    yield JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`)
    return
  }
  const deeper = `${indent}  `
  const [open, close] = isIterable(value) ? "[]" : "{}"
  let next = open
  const before = (name: string) => {
    const part = `${next}\n${deeper}${name}`
    next = ","
    return part
  }
  if (isIterable(value))
    for (const held of value) {
      yield before("")
      yield* jsonParts(held ?? null, deeper)
    }
  else
    for (const [key, held] of Object.entries(value)) {
      if (held === undefined) continue
      yield before(`${JSON.stringify(key)}: `)
      yield* jsonParts(held, deeper)
    }
  yield next === "," ? `\n${indent}${close}` : `${open}${close}`
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null
const isIterable = (value: object): value is Iterable<unknown> => Symbol.iterator in value

function isLong(value: object, level: number): boolean {
  if (level < upperLevels) return true
  if (Array.isArray(value)) return value.length > manyElements
  return (
    isIterable(value) ||
    Object.values(value).some((held) =>
      Array.isArray(held) ? held.length > manyElements : isRecord(held) && isIterable(held),
    )
  )
}
