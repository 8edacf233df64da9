import { hasReadableEnding } from "#shared/api/endings"

/**
 * What the user wrote behind the program's name. Switches for Chromium itself may stand before it.
 *
 * @param packaged an installed program; else the first argument is the folder of the program
 */
export function wordsOf(argv: readonly string[], packaged: boolean): string[] {
  const words = argv.slice(packaged ? 1 : 2)
  const first = words.findIndex((word) => !word.startsWith("--") || word === "--help")
  return first < 0 ? [] : words.slice(first)
}

/** Files named in a call of the program, in order; what is no file name of a kind it opens is passed over. */
export function filesIn(argv: readonly string[], packaged: boolean): string[] {
  return wordsOf(argv, packaged).filter((word) => !word.startsWith("-") && hasReadableEnding(word))
}
