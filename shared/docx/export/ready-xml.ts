import { FileChild } from "docx"
import type { Xml } from "./paragraph-xml"

/** An element of the body that is made already; why not by the docx package: see `ParagraphXml`. */
export class ReadyXml extends FileChild {
  constructor(private readonly xml: Xml) {
    super(Object.keys(xml)[0]!)
  }

  override prepForXml(): Xml {
    return this.xml
  }
}
