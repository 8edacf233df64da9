import type { PaperRun } from "./paragraph"
import { bookmarkEnd, bookmarkStart, empty, propertiesOf, runXml, type Xml } from "./paragraph-xml"
import type { Change, Piece, Row } from "./redline-rows"

/** Who made all the changes of a redline copy, and when: attributes of every tracked change. */
export interface ChangedBy {
  author: string
  /** `xsd:dateTime`. */
  date: string
  /** A little before, told from `date` by every program. */
  earlier: string
}

/**
 * The rows of a redline copy as elements of the body, with tracked changes (ECMA-376 17.13.5): `w:ins` and `w:del`,
 * moves as `w:moveFrom` and `w:moveTo` within ranges of one name.
 */
export function redlineXml(rows: readonly Row[], by: ChangedBy): Xml[] {
  let lastId = 0
  const nextId = () => ++lastId
  let { date } = by
  const attributes = () => ({ "w:id": nextId(), "w:author": by.author, "w:date": date })
  const tracked = (name: string, children: readonly Xml[]): Xml => ({
    [name]: [{ _attr: attributes() }, ...children],
  })

  /** Bookmarks of the text after; the same names may not stand with the text before. */
  const current = new Set<string>()
  for (const { pieces } of rows)
    for (const { change, runs } of pieces)
      if (!isGone(change)) for (const run of runs) for (const name of run.bookmarks ?? []) current.add(name)
  const namesOf = (run: PaperRun | undefined, change: Change | null) =>
    (run?.bookmarks ?? []).filter((name) => !isGone(change) || !current.has(name))

  function runsXml({ change, runs }: Piece, bookmarked: boolean): Xml[] {
    return runs.flatMap((run) => {
      const xml = runXml(run, change === "del" ? "w:delText" : "w:t")
      const names = bookmarked ? namesOf(run, change) : []
      const ids = names.map(nextId)
      return [
        ...names.map((name, i) => bookmarkStart(ids[i]!, name)),
        xml,
        ...ids.map((id) => bookmarkEnd(id)),
      ]
    })
  }

  /**
   * In a paragraph that is there before and after, bookmarks stand outside of what was changed, and before it: the
   * item begins there whether the changes are accepted or not.
   */
  function keptPieces(pieces: readonly Piece[]): Xml[] {
    const content: Xml[] = []
    let waiting: number[] | null = null
    for (const [i, piece] of pieces.entries()) {
      const opens = piece.change === "del" ? pieces[i + 1] : piece
      if (waiting === null) {
        const names = namesOf(opens?.runs[0], null)
        waiting = names.map(nextId)
        for (const [n, name] of names.entries()) content.push(bookmarkStart(waiting[n]!, name))
      }
      const [first, ...rest] = piece.runs
      const head = { ...piece, runs: [first!] }
      const tail = { ...piece, runs: rest }
      if (piece.change === "del") content.push(tracked("w:del", runsXml(piece, false)))
      else {
        content.push(...wrapped(head, false))
        content.push(...waiting.map((id) => bookmarkEnd(id)))
        waiting = null
        if (rest.length > 0) content.push(...wrapped(tail, true))
      }
    }
    if (waiting) content.push(...waiting.map((id) => bookmarkEnd(id)))
    return content
  }

  function wrapped(piece: Piece, bookmarked: boolean): Xml[] {
    const runs = runsXml(piece, bookmarked)
    return piece.change === null ? runs : [tracked(`w:${piece.change}`, runs)]
  }

  function propertiesXml({ look, was, mark }: Row): Xml[] {
    const properties = propertiesOf(look)
    if (mark !== null) properties.push({ "w:rPr": [empty(`w:${mark}`, attributes())] })
    // What else differs follows from the text around (kept with the next, how far in), and is nobody's change.
    if (look.style !== was.style) properties.push(tracked("w:pPrChange", [propertyList(propertiesOf(was))]))
    return properties.length > 0 ? [{ "w:pPr": properties }] : []
  }

  const body: Xml[] = []
  const together = (a: Row, b: Row | undefined) => a.move === b?.move && a.change === b?.change
  let range = 0
  for (const [i, row] of rows.entries()) {
    // LibreOffice (7.4) takes what was inserted at the end of a paragraph and at the beginning of the next for one
    // insertion of the same minute, and rejects the mark between with them, though that was never inserted.
    const last = rows[i - 1]
    if (last && !isFresh(last.mark) && isFresh(last.pieces.at(-1)?.change) && isFresh(row.pieces[0]?.change))
      date = date === by.date ? by.earlier : by.date
    const content = propertiesXml(row)
    const side = row.change === "moveFrom" ? "moveFrom" : "moveTo"
    if (row.move !== null && !(i > 0 && together(row, rows[i - 1]))) {
      const start = { ...attributes(), "w:name": `move${row.move}` }
      range = start["w:id"]
      content.push(empty(`w:${side}RangeStart`, start))
    }
    if (row.change === null) content.push(...keptPieces(row.pieces))
    else for (const piece of row.pieces) content.push(...wrapped(piece, true))
    body.push({ "w:p": content })
    if (row.move !== null && !together(row, rows[i + 1]))
      body.push(empty(`w:${side}RangeEnd`, { "w:id": range }))
  }
  return body
}

function propertyList(properties: Xml[]): Xml {
  return properties.length > 0 ? { "w:pPr": properties } : empty("w:pPr")
}

const isFresh = (change: Change | null | undefined) => change === "ins" || change === "moveTo"
const isGone = (change: Change | null) => change === "del" || change === "moveFrom"
