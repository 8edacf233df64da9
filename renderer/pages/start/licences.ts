import apache from "#resources/licences/apache-2.0.txt?raw"
import mit from "#resources/licences/mit.txt?raw"

/** The licence texts as their packages carry them. Relative and literal, as the bundler wants it. */
const files = import.meta.glob<string>(
  [
    "../../../node_modules/{docx,fast-diff,fflate,idb,lowdb,nanoid,orderedmap,pinyin-pro,rope-sequence,scheduler}/LICENSE",
    "../../../node_modules/{react,react-dom,steno,w3c-keyname,write-excel-file,zod,zustand}/LICENSE",
    "../../../node_modules/prosemirror-{commands,history,keymap,model,state,transform,view}/LICENSE",
  ],
  { query: "?raw", import: "default", eager: true },
)

export interface Licence {
  /** Of the package, or of whoever made a table. */
  name: string
  licence: "MIT" | "ISC" | "Apache-2.0"
  text: string
}

/** What simplifies traditional characters (`resources/terms/traditional.json`) is their table, cut down. */
const openCC = "Copyright © Open Chinese Convert authors"

/** The words that a misspelling is told by (`resources/terms/words.json`) were chosen from its dictionary. */
const jieba = "Copyright (c) 2013 Sun Junyi"

/** All but these are under the MIT licence; a test asks the packages themselves. */
const others: Readonly<Record<string, Licence["licence"]>> = { idb: "ISC", "fast-diff": "Apache-2.0" }

/** Whose work is built into the program: every package that it depends on, by name. */
export const licences: readonly Licence[] = Object.entries(files)
  .map(([path, text]): Licence => {
    const name = /node_modules\/(.+)\/LICENSE$/.exec(path)![1]!
    return { name, licence: others[name] ?? "MIT", text: text.trim() }
  })
  .concat(
    { name: "OpenCC", licence: "Apache-2.0", text: `${openCC}\n\n${apache.trim()}` },
    { name: "结巴分词", licence: "MIT", text: `${jieba}\n\n${mit.trim()}` },
  )
  .sort((a, b) => (a.name < b.name ? -1 : 1))
