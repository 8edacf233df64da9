import type { Node } from "prosemirror-model"
import type { TextMap } from "../model/text-map"

/** A report that was read from a file: the model, and where each block of it stands in the file's text. */
export interface Imported {
  format: "docx" | "doc" | "wps" | "txt" | "md" | "shuzhi"
  doc: Node
  map: TextMap
  notices: string[]
}
