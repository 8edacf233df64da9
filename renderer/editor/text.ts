import { Fragment } from "prosemirror-model"
import { schema } from "#shared/model/schema"
import type { Place } from "./edit"

/** Puts text into a block of a draft. It comes from nowhere: it bears no marks of an old report. */
export function putText({ block, offset }: Place, text: string): void {
  if (text === "") return
  const { content } = block
  block.content = content
    .cut(0, offset)
    .append(Fragment.from(schema.text(text)))
    .append(content.cut(offset))
}
