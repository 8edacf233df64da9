import apache from "#resources/licences/apache-2.0.txt?raw"

/** The licence texts as their packages carry them. Relative and literal, as the bundler wants it. */
const files = import.meta.glob<string>(
  [
    "../../../node_modules/{docx,fflate,idb,lowdb,nanoid,orderedmap,pinyin-pro,rope-sequence,scheduler}/LICENSE",
    "../../../node_modules/{react,react-dom,steno,w3c-keyname,xmlchars,zod,zustand}/LICENSE",
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

/** saxes says ISC in its package file and brings no text along; this is that licence. */
const saxes = `Copyright (c) Louis-Dominique Dubeau

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`

/** What simplifies traditional characters (`resources/terms/traditional.json`) is their table, cut down. */
const openCC = "Copyright © Open Chinese Convert authors"

/** All but these are under the MIT licence; a test asks the packages themselves. */
const isc: ReadonlySet<string> = new Set(["idb", "saxes"])

/** Whose work is built into the program: every package that it depends on, by name. */
export const licences: readonly Licence[] = [
  ...Object.entries(files).map(([path, text]): [string, string] => [
    /node_modules\/(.+)\/LICENSE$/.exec(path)![1]!,
    text,
  ]),
  ["saxes", saxes] as const,
]
  .map(([name, text]): Licence => ({ name, licence: isc.has(name) ? "ISC" : "MIT", text: text.trim() }))
  .concat({ name: "OpenCC", licence: "Apache-2.0", text: `${openCC}\n\n${apache.trim()}` })
  .sort((a, b) => (a.name < b.name ? -1 : 1))
