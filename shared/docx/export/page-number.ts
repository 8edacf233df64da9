import { Footer, Paragraph, Run, StringContainer, TextRun, type XmlComponent } from "docx"
import { element } from "./element"
import type { Layout } from "./layout"

/** The footers of odd and even pages (GB/T 9704—2012 7.5): `— 1 —`, at the outer edge of each page. */
export function pageNumbers(layout: Layout): { default: Footer; even: Footer } {
  return { default: footer("FooterOdd", layout), even: footer("FooterEven", layout) }
}

function footer(style: "FooterOdd" | "FooterEven", layout: Layout): Footer {
  const { dash } = layout.pageNumber
  const children = [new TextRun({ text: `${dash} ` }), ...pageField(), new TextRun({ text: ` ${dash}` })]
  return new Footer({ children: [new Paragraph({ style, children })] })
}

/** A field with a result: a viewer that does not compute fields shows 1 rather than nothing. */
function pageField(): Run[] {
  const part = (child: XmlComponent) => new Run({ children: [child] })
  return [
    part(element("w:fldChar", { "w:fldCharType": "begin" })),
    part(new StringContainer("w:instrText", "PAGE")),
    part(element("w:fldChar", { "w:fldCharType": "separate" })),
    new TextRun({ text: "1" }),
    part(element("w:fldChar", { "w:fldCharType": "end" })),
  ]
}
