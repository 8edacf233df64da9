// Makes resources/terms/traditional.json from OpenCC's dictionaries as opencc-js 1.4.2 has them:
//   npm pack opencc-js@1.4.2 && tar xzf opencc-js-1.4.2.tgz
//   node test/resources/make-traditional.mjs package
import { readFileSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"

const folder = resolve(process.argv[2] ?? "package", "dist/esm-lib/dict")
const place = new URL("../../resources/terms/traditional.json", import.meta.url)
const dictionary = async (name) =>
  (await import(pathToFileURL(`${folder}/${name}.js`))).default.split("|").map((entry) => entry.split(" "))

/** One code unit for one: converting moves no offset. */
const alike = ([from, to]) => from.length === to.length && !/[\ud800-\udfff]/.test(from + to)

const file = JSON.parse(readFileSync(place, "utf8"))
const own = new Set([...file.inContext.flatMap(({ character }) => [...character])])
const variants = [...(await dictionary("TWVariantsRev")), ...(await dictionary("HKVariantsRev"))]
const standard = await dictionary("TSCharacters")
const pairs = new Map(standard.filter(alike))
// 台, which Hong Kong writes for 臺, is the simplified character itself.
for (const [from, to] of variants.filter(alike))
  if (!pairs.has(from) && pairs.has(to) && pairs.get(to) !== from) pairs.set(from, pairs.get(to))
for (const character of own) pairs.delete(character)
// 薴 becomes 苧, and 苧 苎: what another one becomes stays, so that converting twice changes nothing.
for (const to of new Set(pairs.values())) pairs.delete(to)

const byCharacter = (text) => [...text].map((c) => pairs.get(c) ?? c).join("")
const phrases = (await dictionary("TSPhrases"))
  .filter(alike)
  // What the characters give by themselves needs no entry; what is read in context has its own words.
  .filter(([from, to]) => byCharacter(from) !== to && ![...from].some((c) => own.has(c)))
  // Surnames in 於 and the note 徵 would spoil 於單位 and 徵調; 坏 is a simplified character in our texts.
  .filter(([from]) => !file.left.some((part) => from.includes(part)) || from === "樊於期")
file.from = [...pairs.keys()].join("")
file.to = [...pairs.values()].join("")
file.phrases = phrases.map((pair) => pair.join(" "))
writeFileSync(place, `${JSON.stringify(file, null, 2)}\n`)
console.log(`${pairs.size} characters, ${phrases.length} phrases`)
