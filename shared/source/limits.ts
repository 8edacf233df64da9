const mebi = 1024 * 1024

/**
 * What a file may cost. The largest reports seen stay far below every one of these; together they keep a
 * hostile file within seconds and 300 MB. Declared sizes are never trusted: bytes are counted as they come out.
 */
export const limits = {
  /** Bytes of a file as it lies on the disk, pictures included. */
  fileBytes: 100 * mebi,
  /** Bytes of a text file: some ten million Chinese characters. */
  textBytes: 32 * mebi,
  /** Bytes of one inflated part. Word writes up to 1,000 for a paragraph. */
  partBytes: 128 * mebi,
  /** Bytes of all parts that are inflated for one reading. */
  inflatedBytes: 160 * mebi,
  /**
   * Inflated bytes for each packed byte, asked only beyond `ratioFrom` bytes. Real XML stays below 60, the same
   * paragraph again and again comes to 300, a bomb to 1,000.
   */
  ratio: 500,
  ratioFrom: 8 * mebi,
  /** Entries of the zip. */
  parts: 10_000,
  /** Elements within elements. Word itself writes fewer than 100, tables in tables in text boxes included. */
  nesting: 512,
  /** Elements of one part; a paragraph of Word has some fifteen. */
  elements: 4_000_000,
  /** A thousand times the longest report; what is longer than this fills the memory. */
  paragraphs: 120_000,
  characters: 10_000_000,
  /** Milliseconds for one reading; a slow computer takes some five times what the tests are measured on. */
  readingMs: 30_000,
  /** Characters of one automatic number: a level's text is repeated for every paragraph. */
  numberCharacters: 40,
  /** Characters of a comment, note or quoted text that a notice repeats. */
  noticeCharacters: 1_000,
  /** Comments, notes and hidden texts that are listed one by one. */
  listed: 500,
} as const

/** Packed bytes that are inflated at a time; deflate cannot yield more than 1,032 times as many. */
export const inflateStep = 8 * 1024

/** Bytes of an entry that is not packed which are handed on at a time. */
export const storedStep = 256 * 1024

/**
 * Entries that are unpacked in one go, by packed and by declared bytes: what such an entry yields beyond what it
 * declares costs a fifth of a second at most and no memory.
 */
export const inflateAtOnce = { packed: 64 * 1024, size: mebi }
