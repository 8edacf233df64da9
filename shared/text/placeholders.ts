/** A mark that stands for something still to be filled in. One span covers the whole run. */
export interface Placeholder {
  from: number
  to: number
}

const marks =
  /[*＊]+|(?<![A-Za-z])[XxＸｘ×]{2,}(?![A-Za-z])|[〇○□]{2,}|_{2,}|[?？]{2,}|某某|[（(【][^（(【）)】]{0,8}待[填补核定][^）)】]{0,8}[）)】]|[（(【]此处[^）)】]{0,40}[）)】]/g

/** Marks in a text that somebody still has to fill in: `**`, XX, ××, 〇〇, ___, （待核实）, （此处…）. */
export function findPlaceholders(text: string): Placeholder[] {
  return Array.from(text.matchAll(marks), (m) => ({ from: m.index, to: m.index + m[0].length }))
}
