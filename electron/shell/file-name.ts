/** A name that every system accepts, made from what the page suggests: no folders, no reserved characters. */
export function fileName(suggested: string): string {
  const extension = /\.[a-z]{1,8}$/i.exec(suggested)?.[0] ?? ""
  const stem = suggested
    .slice(0, suggested.length - extension.length)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that names must not hold
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .slice(0, 80)
    .trim()
  // Names of devices on Windows, whatever their extension.
  const taken = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem)
  return `${taken ? `${stem}_` : stem || "述职报告"}${extension}`
}
