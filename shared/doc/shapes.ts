import { type Bytes, Plc } from "./bytes"
import type { Story, WordStreams } from "./fib"
import { storiesOf } from "./notes"

/** What a drawn thing holds that stands in the text at one place. */
export interface Shape {
  pictures: number
  /** Words of WordArt. */
  words: string[]
  /** Its text boxes, as stories. */
  boxes: Story[]
}

export interface Shapes {
  /** The shape that is anchored at a position, or null. */
  at(position: number): Shape | null
  /** Text boxes that belong to no shape in the text. To be asked last. */
  left(): Story[]
}

const anchorSize = 26
const boxSize = 22
const boxShapeAt = 14

/**
 * Shapes by the place where they are anchored ([MS-DOC] 2.8.37 PlcfSpa), with what [MS-ODRAW] keeps of them and the
 * text boxes that name them (2.8.32 PlcftxbxTxt).
 */
export function readShapes({ part, stories }: WordStreams): Shapes {
  const anchors = new Plc(part("shapes"), anchorSize)
  const places = new Map<number, number>()
  for (let i = 0; i < anchors.count; i++) places.set(anchors.position(i), anchors.entry(i).u32(0))

  const texts = new Plc(part("textBoxTexts"), boxSize)
  const boxes = new Map<number, Story[]>()
  for (const [i, story] of storiesOf(stories.textBoxes, texts).entries()) {
    const id = texts.entry(i).u32(boxShapeAt)
    const own = boxes.get(id)
    if (own) own.push(story)
    else boxes.set(id, [story])
  }
  const drawn = readDrawings(part("drawings"))

  return {
    at(position) {
      const id = places.get(position)
      if (id === undefined) return null
      const shape = drawn.get(id) ?? { pictures: 0, words: [], members: [id] }
      const found: Story[] = []
      for (const member of shape.members) {
        found.push(...(boxes.get(member) ?? []))
        boxes.delete(member)
      }
      return { pictures: shape.pictures, words: shape.words, boxes: found }
    },
    // The last entry of the table belongs to no shape and holds an empty paragraph.
    left: () => [...boxes].filter(([id]) => id !== 0).flatMap(([, found]) => found),
  }
}

interface Drawn {
  pictures: number
  words: string[]
  /** Ids of the shape and, for a group, of all shapes in it. */
  members: number[]
}

const record = { drawing: 0xf002, group: 0xf003, shape: 0xf004, id: 0xf00a, properties: 0xf00b } as const
const pictureProperty = 0x0104
const wordArtProperty = 0x00c0
const complexProperty = 0x8000
const headerSize = 8
const deepest = 16

/** Shapes by id; those in a group count as the group ([MS-ODRAW] 2.2.14 to 2.2.16). */
function readDrawings(bytes: Bytes): Map<number, Drawn> {
  const shapes = new Map<number, Drawn>()

  const walk = (from: number, to: number, group: Drawn | null, depth: number): void => {
    for (let at = from; at + headerSize <= to; at += headerSize + bytes.u32(at + 4)) {
      const start = at + headerSize
      const end = Math.min(to, start + bytes.u32(at + 4))
      const type = bytes.u16(at + 2)
      // The outermost group of a drawing is the page itself.
      if (type === record.group && depth < deepest)
        walk(start, end, depth === 0 ? null : (group ?? newShape()), depth + 1)
      else if (type === record.shape) readShape(start, end, group ?? newShape())
    }
  }

  const readShape = (from: number, to: number, shape: Drawn): void => {
    for (let at = from; at + headerSize <= to; at += headerSize + bytes.u32(at + 4)) {
      const type = bytes.u16(at + 2)
      const start = at + headerSize
      if (type === record.id) {
        const id = bytes.u32(start)
        shape.members.push(id)
        shapes.set(id, shape)
      } else if (type === record.properties) {
        const size = Math.min(to - start, bytes.u32(at + 4))
        readProperties(bytes.part(start, size), bytes.u16(at) >> 4, shape)
      }
    }
  }

  const readProperties = (list: Bytes, count: number, shape: Drawn): void => {
    // What does not fit into four bytes lies behind the list, in its order.
    let data = count * 6
    for (let at = 0; at < Math.min(count * 6, list.length); at += 6) {
      const id = list.u16(at)
      const value = list.u32(at + 2)
      if ((id & 0x3fff) === pictureProperty && value > 0) shape.pictures++
      if ((id & complexProperty) === 0) continue
      if ((id & 0x3fff) === wordArtProperty) shape.words.push(list.words(data, value >> 1))
      data += value
    }
  }

  // What all drawings share comes first; one byte before each tells main text from headers.
  for (let at = headerSize + bytes.u32(4); at + headerSize < bytes.length; ) {
    const size = bytes.u32(at + 1 + 4)
    if (bytes.u16(at + 1 + 2) === record.drawing)
      walk(at + 1 + headerSize, Math.min(bytes.length, at + 1 + headerSize + size), null, 0)
    at += 1 + headerSize + size
  }
  return shapes
}

function newShape(): Drawn {
  return { pictures: 0, words: [], members: [] }
}
