import type { Attributes, XmlHandler } from "./xml"
import { interned } from "./xml-names"

/** How an element is read. Without `inside` its children are read by the table that it stands in itself. */
export interface Action {
  open?(attributes: Attributes): void
  /** Not called for an element that `open` left out. */
  close?(): void
  inside?: Table
}
export type Table = Map<string, Action>
/** Actions by the names they are for, parted by blanks. */
export type Rows = Readonly<Record<string, Action>>

/** The names of each row that was met: every file makes its tables anew, of the same names. */
const namesOf = new Map<string, readonly string[]>()

/** A table with one row for several names that are read alike. */
export function table(rows: Rows): Table {
  const actions: Table = new Map()
  for (const key in rows) {
    let names = namesOf.get(key)
    if (!names) {
      names = key.split(" ").map(interned)
      namesOf.set(key, names)
    }
    for (const name of names) actions.set(name, rows[key]!)
  }
  return actions
}

/** Reads the children of an element, and nothing else of it. */
export const pass: Action = {}

/** A way through the elements of a part, by tables; what the actions in these need to know of it. */
export interface Walk {
  /** Called by `open`: leaves out the element with all that it holds. */
  skip(): void
  /** Elements that are open, the one being opened included. */
  depth(): number
  /** Collects the text right in an element; `keepsSpace` is its own xml:space. */
  capture(close: (text: string, keepsSpace: boolean) => void): Action
  /**
   * Begins with `top` at the root; a part whose root has another name is not read, and `isRoot` stays false.
   *
   * @param unknown told of elements that are in the way of `top` and have no row there
   */
  through(root: string, top: Table, unknown: (name: string) => void): Passage
}

export interface Passage {
  handler: XmlHandler
  isRoot(): boolean
}

export function elementWalk(): Walk {
  const actions: Action[] = []
  let captured: string | null = null
  let keepsSpace = false
  /** 0, or how many elements are open in what is left out, its outermost included. */
  let skipped = 0

  const skip = () => {
    skipped = 1
  }

  function through(root: string, top: Table, unknown: (name: string) => void): Passage {
    const around: Table[] = []
    let current = top
    let isRoot: boolean | null = null
    const handler: XmlHandler = {
      open(name, attributes) {
        if (skipped > 0) {
          skipped++
          return
        }
        if (isRoot === null) {
          isRoot = name === root
          if (!isRoot) return skip()
        }
        const action = current.get(name) ?? pass
        if (action === pass && current === top && !top.has(name)) unknown(name)
        actions.push(action)
        around.push(current)
        action.open?.(attributes)
        if (action.inside) current = action.inside
      },
      close() {
        if (skipped > 1) {
          skipped--
          return
        }
        const action = actions.pop()
        current = around.pop() ?? top
        if (skipped === 0) action?.close?.()
        skipped = 0
      },
      text(part) {
        if (captured !== null && skipped === 0) captured += part
      },
    }
    return { handler, isRoot: () => isRoot === true }
  }

  return {
    skip,
    depth: () => actions.length,
    capture: (close) => ({
      open(attributes) {
        captured = ""
        keepsSpace = attributes.get("xml:space") === "preserve"
      },
      close() {
        const text = captured ?? ""
        captured = null
        close(text, keepsSpace)
      },
    }),
    through,
  }
}
