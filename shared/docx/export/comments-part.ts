import { xmlText } from "./characters"
import { declaration, escaped, type Part } from "./parts"

/** A comment in the margin. */
export interface Comment {
  /** Unique in the file. */
  id: number
  author: string
  /** `xsd:dateTime`, or null: Word then shows none. */
  date: string | null
  lines: readonly string[]
}

/** The part that holds the comments; where each belongs, the document says. */
export function commentsPart(comments: readonly Comment[]): Part {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const data = `${declaration}<w:comments ${namespace}>${comments.map(commentXml).join("")}</w:comments>`
  return { path: "word/comments.xml", data }
}

function commentXml({ id, author, date, lines }: Comment): string {
  const name = escaped(xmlText(author))
  const initials = escaped([...xmlText(author)].slice(0, 3).join(""))
  const time = date === null ? "" : ` w:date="${escaped(date)}"`
  const paragraphs = (lines.length > 0 ? lines : [""]).map((line, i) => {
    const text = escaped(xmlText(line).replace(/[\t\n]/g, " "))
    // The sign in front of the first line, which Word looks for.
    const sign = i === 0 ? "<w:r><w:annotationRef/></w:r>" : ""
    const style = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    return `<w:p>${style}${sign}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
  })
  return `<w:comment w:id="${id}" w:author="${name}"${time} w:initials="${initials}">${paragraphs.join("")}</w:comment>`
}
