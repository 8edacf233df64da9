import fc from "fast-check"
import { strToU8 } from "fflate"
import { SaxesParser } from "saxes"
import { describe, expect, it } from "vitest"
import { parseXml, xmlSink } from "#shared/docx/import/xml"
import { limits } from "#shared/source/limits"
import { Refusal } from "#shared/source/messages"

const wordUri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/** What a handler is told, neighbouring texts joined; or why the part was refused. */
function told(pieces: readonly Uint8Array[], attributes: readonly string[] = []): string[] {
  const events: string[] = []
  let text = ""
  const flush = () => {
    if (text !== "") events.push(text)
    text = ""
  }
  const sink = xmlSink("正文", {
    open(name, own) {
      flush()
      events.push([`<${name}`, ...attributes.map((key) => `${key}=${own.get(key)}`)].join(" "))
    },
    close() {
      flush()
      events.push(">")
    },
    text(part) {
      text += part
    },
  })
  try {
    for (const [i, piece] of pieces.entries()) sink(piece, i === pieces.length - 1)
  } catch (problem) {
    if (problem instanceof Refusal) return [problem.failure.reason]
    throw problem
  }
  return events
}

const read = (xml: string, attributes?: readonly string[]) => told([strToU8(xml)], attributes)

describe("what is well-formed", () => {
  it.each<[what: string, xml: string, events: string[]]>([
    ["an element", "<a/>", ["<?:a", ">"]],
    ["text and elements", "<a>甲<b/>乙</a>", ["<?:a", "甲", "<?:b", ">", "乙", ">"]],
    ["entities", "<a>&lt;&#x7532;&#20057;&amp;amp;</a>", ["<?:a", "<甲乙&amp;", ">"]],
    ["CDATA", "<a>1<![CDATA[<b>&amp;]]>2</a>", ["<?:a", "1<b>&amp;2", ">"]],
    ["an empty CDATA section", "<a><![CDATA[]]></a>", ["<?:a", ">"]],
    ["brackets that end nothing", "<a>]] ]></a>".replace("]>", "]&gt;"), ["<?:a", "]] ]>", ">"]],
    ["comments", "<!-- x --><a><!-- < & - --></a><!---->", ["<?:a", ">"]],
    [
      "instructions",
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?x <a>?><a><?y?></a>',
      ["<?:a", ">"],
    ],
    ["line ends", "<a>甲\r\n乙\r丙\n</a>", ["<?:a", "甲\n乙\n丙\n", ">"]],
    ["blanks in tags", '<a\n x = "1"\t><b /></a\n>', ["<?:a", "<?:b", ">", ">"]],
    ["a byte-order mark", "\ufeff<a/>", ["<?:a", ">"]],
  ])("%s", (_, xml, events) => expect(read(xml)).toEqual(events))

  it("gives attributes under canonical names, decoded, and none of others", () => {
    const xml = `<x:p xmlns:x="${wordUri}" x:val="&lt;1&#10;2\n3" y='"' x:other=""/>`
    expect(read(xml, ["w:val", "y", "w:other", "val", "x:val"])).toEqual([
      '<w:p w:val=<1\n2 3 y=" w:other= val=undefined x:val=undefined',
      ">",
    ])
  })
  it("lets a prefix mean something else inside an element, and again what it meant before behind it", () => {
    const xml = `<p xmlns="${wordUri}"><p xmlns="urn:x"><p/></p><p/><a:p xmlns:a="&#x75;rn:schemas-microsoft-com:vml"/></p>`
    expect(read(xml).filter((event) => event !== ">")).toEqual(["<w:p", "<?:p", "<?:p", "<w:p", "<v:p"])
  })
  it("tells names apart whose digests are equal", () => {
    // 31 × "A" + "a" = 31 × "B" + "B"
    expect(read("<r><Aa BB='1' Aa='2'/><BB/></r>", ["Aa", "BB"])).toEqual([
      "<?:r Aa=undefined BB=undefined",
      "<?:Aa Aa=2 BB=1",
      ">",
      "<?:BB Aa=undefined BB=undefined",
      ">",
      ">",
    ])
  })
  it("reads UTF-16 in both orders, with and without a mark", () => {
    const xml = "<a>甲𠮷</a>"
    for (const mark of ["", "\ufeff"])
      for (const big of [false, true]) {
        const bytes = new Uint8Array((mark.length + xml.length) * 2)
        const view = new DataView(bytes.buffer)
        for (const [i, c] of [...Array(mark.length + xml.length).keys()].map(
          (i) => [i, (mark + xml).charCodeAt(i)] as const,
        ))
          view.setUint16(i * 2, c, !big)
        expect(told([bytes])).toEqual(["<?:a", "甲𠮷", ">"])
      }
  })
})

describe("what is not", () => {
  it.each([
    ["nothing", ""],
    ["blanks only", " \n"],
    ["text only", "甲"],
    ["no end", "<a>"],
    ["an end too many", "<a/></a>"],
    ["another end", "<a></b>"],
    ["an end that is longer", "<a></aa>"],
    ["two roots", "<a/><b/>"],
    ["text in front of the root", "甲<a/>"],
    ["text behind the root", "<a/>甲"],
    ["CDATA outside the root", "<a/><![CDATA[ ]]>"],
    ["an attribute twice", '<a x="1" x="2"/>'],
    ["an attribute without a value", "<a x/>"],
    ["an attribute without quotation marks", "<a x=1/>"],
    ["attributes without a blank between them", '<a x="1"y="2"/>'],
    ["an open quotation mark", '<a x="1/>'],
    ["< in a value", '<a x="<"/>'],
    ["an unknown entity in a value nobody asks for", '<a x="&y;"/>'],
    ["an unknown entity", "<a>&nbsp;</a>"],
    ["an & alone", "<a>A & B</a>"],
    ["an entity that ends nowhere", "<a>&amp</a>"],
    ["a character that XML has not", "<a>\u0001</a>"],
    ["one written as an entity", "<a>&#1;</a>"],
    ["half a pair written as an entity", "<a>&#xd800;</a>"],
    ["a character beyond Unicode", "<a>&#x110000;</a>"],
    ["U+FFFE", "<a>\ufffe</a>"],
    ["]]> in text", "<a>]]></a>"],
    ["-- in a comment", "<a><!-- -- --></a>"],
    ["a comment without end", "<a><!-- </a>"],
    ["CDATA without end", "<a><![CDATA[ </a>"],
    ["a declaration that is not the first", '<a/><?xml version="1.0"?>'],
    ["a blank before the declaration", ' <?xml version="1.0"?><a/>'],
    ["a declaration without version", '<?xml encoding="UTF-8"?><a/>'],
    ["a declaration of a document type's own", "<a><!ELEMENT b ANY></a>"],
    ["a name that begins with a figure", "<1a/>"],
    ["no name", "< a/>"],
    ["a slash elsewhere", "<a / >"],
  ])("%s", (_, xml) => expect(read(xml)).toEqual(["malformed"]))

  it.each([
    "<!DOCTYPE a><a/>",
    "<a/><!DOCTYPE a>",
    '<?xml version="1.0"?>\n<!-- --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  ])("a document type: %s", (xml) => expect(read(xml)).toEqual(["doctype"]))
  it("bytes that are no text, wherever they stand", () => {
    for (const xml of ["<a>#</a>", '<a b="#"/>', "<!--#--><a/>", "<#/>"]) {
      const bytes = strToU8(xml)
      bytes[bytes.indexOf(0x23)] = 0xff
      expect(told([bytes])).toEqual(["malformed"])
    }
  })
})

describe("what is too much", () => {
  it.each<[what: string, xml: () => string, reason: string]>([
    ["elements within elements", () => "<a>".repeat(limits.nesting + 1), "tooDeep"],
    [
      "attributes",
      () => `<a ${Array.from({ length: 10_001 }, (_, i) => `b${i}=""`).join(" ")}/>`,
      "tooManyElements",
    ],
  ])("%s", (_, xml, reason) => expect(read(xml()).at(-1)).toBe(reason))

  it("reads a tag of megabytes that comes in small pieces as fast as one that comes whole", () => {
    const value = "x".repeat(6_000_000)
    const bytes = strToU8(`<a b="${value}"><!--${value}--><![CDATA[${value}]]></a>`)
    const pieces: Uint8Array[] = []
    for (let at = 0; at < bytes.length; at += 4096) pieces.push(bytes.subarray(at, at + 4096))
    expect(told(pieces)).toEqual(["<?:a", value, ">"])
  })
  it("reads more different names than it remembers", () => {
    const xml = `<a>${Array.from({ length: 30_000 }, (_, i) => `<b${i} c${i}="${i}"/>`).join("")}</a>`
    let opened = 0
    parseXml(strToU8(xml), "正文", {
      open(name, attributes) {
        if (name === "?:a") return
        expect(name === `?:b${opened}` && attributes.get(`c${opened}`) === `${opened}`).toBe(true)
        opened++
      },
      close() {},
      text() {},
    })
    expect(opened).toBe(30_000)
  })
})

/** What a general reader of XML tells of the same text. */
function saxes(xml: string): string[] {
  const events: string[] = []
  let text = ""
  let depth = 0
  const flush = () => {
    if (text !== "") events.push(text)
    text = ""
  }
  const parser = new SaxesParser({ position: false, xmlns: false })
  parser.on("opentag", (tag) => {
    flush()
    depth++
    events.push(`<?:${tag.name.slice(tag.name.indexOf(":") + 1)}`)
  })
  parser.on("closetag", () => {
    flush()
    depth--
    events.push(">")
  })
  const add = (part: string) => {
    if (depth > 0) text += part
  }
  parser.on("text", add)
  parser.on("cdata", add)
  parser.on("doctype", () => {
    throw new Error("doctype")
  })
  parser.on("error", () => {
    throw new Error("malformed")
  })
  try {
    parser.write(xml).close()
  } catch (error) {
    return [(error as Error).message]
  }
  return events
}

describe("beside a general reader", () => {
  const seeds = [
    '<?xml version="1.0"?><a b="1" c=\'&lt;\'>甲<d/>&amp;<!-- e --><![CDATA[f]]></a>',
    "<a><b><c>1</c></b>]]&gt;<d e='f'>\r\n</d></a>\n",
    "<a x:y='1' _z=\"\"><?p q?>&#x41;&#66;</a>",
  ]
  const sign = fc.constantFrom(
    ...["<", ">", "/", "=", '"', "'", "&", ";", "#", "x", "!", "-", "--", "?", "[", "]", "]]>", ":", "."],
    ...[
      "a",
      "1",
      " ",
      "\n",
      "\r",
      "\t",
      "甲",
      "𠮷",
      "\u00b7",
      "\ufeff",
      "\0",
      "<!--",
      "-->",
      "<![CDATA[",
      "?>",
    ],
    ...["</a>", "<a>", "<a/>", "&lt;", "&#65;", "<?", "<!"],
  )
  const mutant = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat(3), sign), { minLength: 1, maxLength: 4 }),
    )
    .map(([seed, changes]) =>
      changes.reduce((xml, [place, cut, put]) => {
        const at = place % (xml.length + 1)
        return xml.slice(0, at) + put + xml.slice(at + cut)
      }, seed),
    )
    // What a lone half of a pair becomes on its way through bytes is not the reader's business.
    .map((xml) => new TextDecoder().decode(new TextEncoder().encode(xml)))

  it("tells the same of any text, well-formed or not", () => {
    fc.assert(
      fc.property(mutant, (xml) => {
        const own = read(xml)
        // The other one stops at the first fault, too, but sees some documents as faulty for another reason.
        const other = saxes(xml)
        if (own[0] === "doctype") expect(["doctype", "malformed"]).toContain(other[0])
        else expect(own).toEqual(other)
      }),
      { numRuns: 20_000 },
    )
  })
  it("tells the same whichever pieces it comes in", () => {
    fc.assert(
      fc.property(mutant, fc.array(fc.nat(80), { maxLength: 6 }), (xml, cuts) => {
        const bytes = strToU8(xml)
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length]
        const pieces = at.slice(1).map((end, i) => bytes.subarray(at[i], end))
        expect(told(pieces)).toEqual(read(xml))
      }),
      { numRuns: 5_000 },
    )
  })
})
