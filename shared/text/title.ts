/**
 * One title of its lines. Latin words that a line break kept apart are kept apart by a space.
 *
 * @returns the title, and after how many of its characters the lines broke
 */
export function joinTitle(parts: readonly string[]): { text: string; breaks: number[] } {
  let text = ""
  const breaks: number[] = []
  for (const part of parts) {
    const line = part.trim()
    if (line === "") continue
    if (text !== "") {
      if (/[A-Za-z0-9]$/.test(text) && /^[A-Za-z0-9]/.test(line)) text += " "
      breaks.push([...text].length)
    }
    text += line
  }
  return { text, breaks }
}
