/**
 * Makes test/fixtures/files anew: every marked report as the .docx and the .doc that LibreOffice saves of its text (one
 * paragraph a line), and every odd document as a .doc. The files are committed, so that no test needs LibreOffice; to
 * be run by hand after a report was changed or added.
 *
 *     node test/accuracy/make-files.mjs [NAME…]
 */
import { execFileSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { runnerImport } from "vite"

const root = fileURLToPath(new URL("../..", import.meta.url))
const target = join(root, "test/fixtures/files")
const load = async (path) => (await runnerImport(path, { root, configFile: false, logLevel: "error" })).module
const { markedReports } = await load("/test/accuracy/marked.ts")
const { oddDocuments } = await load("/test/shared/doc/odd-documents.ts")

const wanted = new Set(process.argv.slice(2))
const isWanted = (name) => wanted.size === 0 || wanted.has(name)
const work = mkdtempSync(join(tmpdir(), "shuzhi-files-"))
const sources = { txt: join(work, "txt"), odd: join(work, "odd") }
const out = join(work, "out")
for (const folder of [...Object.values(sources), out, target]) mkdirSync(folder, { recursive: true })

for (const { name, text } of markedReports())
  if (isWanted(name)) writeFileSync(join(sources.txt, `${name}.txt`), text)
for (const [name, { bytes }] of Object.entries(oddDocuments))
  if (isWanted(`odd-${name}`)) writeFileSync(join(sources.odd, `odd-${name}.docx`), bytes)

/** LibreOffice with settings of its own, so that it neither finds nor leaves anything in the user's. */
function convert(folder, format, ...more) {
  const files = readdirSync(folder).map((name) => join(folder, name))
  if (files.length === 0) return
  const profile = `-env:UserInstallation=file://${join(work, "profile")}`
  execFileSync(
    "soffice",
    ["--headless", profile, ...more, "--convert-to", format, "--outdir", out, ...files],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  )
}

const asText = "--infilter=Text (encoded):UTF8,LF,,,"
convert(sources.txt, "docx", asText)
convert(sources.txt, "doc:MS Word 97", asText)
convert(sources.odd, "doc:MS Word 97")
const made = readdirSync(out)
for (const name of made) copyFileSync(join(out, name), join(target, name))
rmSync(work, { recursive: true })
console.log(`${made.length} files made`)
