import type { Numbering } from "./numbering"
import { paragraphWriter, type ReadParagraph } from "./paragraphs"
import { levelOf, type Styles } from "./styles"

/** A paragraph that is being read. */
export interface OpenParagraph {
  text: string
  /** A page or column break stands behind `text`: what follows, if anything, is a line of its own. */
  broken: boolean
  anchors: { id: string; at: number }[]
  styleId: string | null
  numId: number | null
  level: number | null
  outline: number | null
  inTable: boolean
  /** Its mark was deleted: it goes on in the paragraph after it, whose properties hold for both. */
  joins: boolean
  /** Its mark is hidden: it is shown in one line with the paragraph after it, behind its own number. */
  hiddenMark: boolean
  /** Its number, when that was needed before its end, or that of the paragraph that it goes on from. */
  lead: string | null
  /** Paragraphs of text boxes that hang on it. */
  boxes: ReadParagraph[]
}

/** The body, a table cell or a text box: paragraphs are joined within one only. */
interface Container {
  pending: OpenParagraph | null
  deleted: boolean
  /** Text stood outside any paragraph, and one was opened for it. */
  implicit: boolean
}

/**
 * Builds paragraphs from the order in which a document opens and closes them: paragraphs in cells, in text
 * boxes in paragraphs, in paragraphs whose marks were deleted.
 */
export function bodyText(styles: Styles, numbering: Numbering) {
  const writer = paragraphWriter()
  const open: OpenParagraph[] = []
  const containers: Container[] = []
  const boxes: { host: OpenParagraph | null; before: number }[] = []
  let waiting: string[] = []
  let tables = 0

  const paragraph = (): OpenParagraph | null => open[open.length - 1] ?? null
  const container = (): Container | undefined => containers[containers.length - 1]

  function begin(): void {
    open.push({
      text: "",
      broken: false,
      anchors: waiting.map((id) => ({ id, at: 0 })),
      styleId: null,
      numId: null,
      level: null,
      outline: null,
      inTable: tables > 0,
      joins: false,
      hiddenMark: false,
      lead: null,
      boxes: [],
    })
    waiting = []
  }

  function end(): void {
    const closed = open.pop()
    const around = container()
    if (!closed) return
    const pending = around?.pending
    if (around && pending) {
      // The longer of the two is added to, so that a thousand joined paragraphs are not copied a thousand times.
      const shift = pending.text.length
      for (const { id, at } of closed.anchors) pending.anchors.push({ id, at: at + shift })
      for (const box of closed.boxes) pending.boxes.push(box)
      closed.text = pending.text + closed.text
      closed.anchors = pending.anchors
      closed.boxes = pending.boxes
      closed.lead = pending.lead ?? closed.lead
      around.pending = null
    }
    if (around && (closed.joins || closed.hiddenMark)) {
      // Nothing of it is seen, so that it is not counted either.
      const unseen = closed.text === "" && closed.boxes.length === 0
      if (!closed.joins && !unseen) closed.lead ??= numberOf(closed) || null
      around.pending = closed
    } else finish(closed)
  }

  function numberOf(done: OpenParagraph): string {
    return numbering.next(done.numId, done.level, styles.paragraph(done.styleId))
  }

  function finish(done: OpenParagraph): void {
    const { style } = styles.paragraph(done.styleId)
    emit({
      number: done.lead ?? numberOf(done),
      text: done.text,
      // The name of a title style says more than an outline level set by hand.
      style: style === "title" || done.outline === null ? style : levelOf(done.outline),
      inTable: done.inTable,
      anchors: done.anchors,
    })
    for (const box of done.boxes) emit(box)
  }

  /** A paragraph in a text box waits until the one that the box hangs on is through. */
  function emit(done: ReadParagraph): void {
    const host = paragraph()
    if (host) host.boxes.push(done)
    else writer.add(done)
  }

  function endImplicit(): void {
    const around = container()
    if (!around?.implicit) return
    around.implicit = false
    end()
  }

  function endPending(): void {
    const around = container()
    const pending = around?.pending
    if (!around || !pending) return
    around.pending = null
    if (pending.text !== "" || pending.boxes.length > 0) finish(pending)
  }

  function openContainer(): void {
    containers.push({ pending: null, deleted: false, implicit: false })
  }

  function closeContainer(): void {
    endImplicit()
    endPending()
    containers.pop()
  }

  return {
    paragraph,
    inDeleted: () => container()?.deleted === true,

    openParagraph(): void {
      endImplicit()
      begin()
    },
    closeParagraph: end,

    openContainer,
    closeContainer,
    deleteContainer(): void {
      const around = container()
      if (around) around.deleted = true
    },

    openTable(): void {
      endImplicit()
      endPending()
      tables++
    },
    closeTable(): void {
      tables--
    },

    openBox(): void {
      const host = paragraph()
      // It stands before its boxes, and counts before what they hold.
      if (host && !host.joins) host.lead ??= numberOf(host)
      boxes.push({ host, before: host?.boxes.length ?? 0 })
      openContainer()
    },
    /** An empty text box is a frame or a line that somebody drew: it adds no paragraphs. */
    closeBox(): void {
      closeContainer()
      const box = boxes.pop()
      if (!box?.host) return
      const own = box.host.boxes.slice(box.before)
      if (own.every(({ number, text }) => number + text.trim() === "")) box.host.boxes.length = box.before
    },

    addText(text: string): void {
      if (text === "") return
      let into = paragraph()
      if (!into) {
        const around = container()
        if (!around) return
        around.implicit = true
        begin()
        into = paragraph()!
      }
      if (into.broken) {
        into.broken = false
        into.text += "\n"
      }
      into.text += text
    },
    /** Layout, and no text; but the two sides of it are two lines on paper. */
    breakPage(): void {
      const into = paragraph()
      if (into && into.text.trim() !== "") into.broken = true
    },
    /** An own bookmark begins here, or where the next paragraph does. */
    addAnchor(id: string): void {
      const into = paragraph()
      if (into) into.anchors.push({ id, at: into.text.length })
      else waiting.push(id)
    },

    finish: writer.finish,
  }
}
