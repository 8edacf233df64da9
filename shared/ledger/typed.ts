import { parsedFigure } from "./change"

/**
 * The figure with another number, as a person types it into a table: 500 in place of 486 in 约486万元 keeps what
 * stands around the number, 500万元 or 五成 is taken as it is. What is typed into a blank, or in place of words, goes
 * in as it is. Blanks are left out; "" means that nothing was typed.
 */
export function typedFigure(text: string, typed: string): string {
  const wanted = typed.replace(/\s+/g, "")
  const { before, number, behind } = parsedFigure(text)
  return wanted !== "" && plain.test(wanted) && plain.test(number) ? before + wanted + behind : wanted
}

/** Digits and what stands between digits: 1,200, 95.8, 5-8. */
const plain = /^[\d０-９][\d０-９.,，．\-—–~～至到]*$/
