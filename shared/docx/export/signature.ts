import { widthOf } from "./characters"
import type { Layout } from "./layout"

/** A line of the signature (落款): a name or the date. */
export interface SignatureLine {
  kind: "name" | "date"
  text: string
}

/**
 * How far each line of a signature stands from the right edge of the text area, in twips
 * (GB/T 9704—2012 7.3.5.1 sealed, 7.3.5.2 unsealed). Every line is set flush right: the anchoring line
 * then stays right whatever font the PC has, and only the other one depends on the width reckoned here.
 */
export function signatureIndents(lines: readonly SignatureLine[], sealed: boolean, layout: Layout): number[] {
  const em = layout.sizes.body * 10
  const width = (text: string) => Math.round(widthOf(text) * em + [...text].length * layout.characterSpacing)
  const names = lines.filter((line) => line.kind === "name").map((line) => width(line.text))
  const dates = lines.filter((line) => line.kind === "date").map((line) => width(line.text))
  const name = Math.max(0, ...names)
  const date = Math.max(0, ...dates)
  const { rightIndent, dateShift, sealedRightIndent } = layout.signature
  // What the lines of a kind begin at, measured from the right edge, so that their first characters align.
  let nameStart: number
  let dateStart: number
  if (sealed && dates.length > 0) {
    // A name longer than the date and both margins pushes the date inwards: centring is the rule.
    dateStart = Math.max(sealedRightIndent * em, (name - date) / 2) + date
    nameStart = dateStart - date / 2 + name / 2
  } else if (names.length > 0 && dates.length > 0) {
    const shift = dateShift * (em + layout.characterSpacing)
    nameStart = date > name ? rightIndent * em + date + shift : rightIndent * em + name
    dateStart = nameStart - shift
  } else {
    const right = (sealed ? sealedRightIndent : rightIndent) * em
    nameStart = right + name
    dateStart = right + date
  }
  return lines.map((line) => {
    const own = width(line.text)
    if (line.kind === "date") return Math.max(0, Math.round(dateStart - own))
    // Several names of a sealed signature are each centred, unsealed ones begin below each other.
    return Math.max(0, Math.round(sealed ? nameStart - (name - own) / 2 - own : nameStart - own))
  })
}
