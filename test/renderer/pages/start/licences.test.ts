import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { licences } from "../../../../renderer/pages/start/licences"

const root = fileURLToPath(new URL("../../../../", import.meta.url))

interface PackageFile {
  name: string
  license?: string
  dependencies?: Record<string, string>
}

/** A table of ours was made with it (`resources/terms/pinyin.json`), so its notice goes along. */
const madeWith = ["pinyin-pro"]

/** Every package that the program depends on, whoever brought it along. Types are not built in. */
function dependencies(folder = root, found = new Map<string, PackageFile>()): Map<string, PackageFile> {
  const own = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageFile
  const names = [...Object.keys(own.dependencies ?? {}), ...(folder === root ? madeWith : [])]
  for (const name of names) {
    if (name.startsWith("@types/") || found.has(name)) continue
    const nested = join(folder, "node_modules", name)
    const place = existsSync(nested) ? nested : join(root, "node_modules", name)
    found.set(name, JSON.parse(readFileSync(join(place, "package.json"), "utf8")) as PackageFile)
    dependencies(place, found)
  }
  return found
}

test("every package that is built in is named, with the licence that it says it has and its text", () => {
  const expected = [...dependencies().values()]
    .map(({ name, license }) => `${name} ${license}`)
    .concat("OpenCC Apache-2.0", "结巴分词 MIT")
    .sort((a, b) => (a < b ? -1 : 1))
  expect(licences.map(({ name, licence }) => `${name} ${licence}`)).toEqual(expected)
  for (const { name, text } of licences) {
    expect(text, name).toMatch(/copyright/i)
    expect(text, name).toMatch(/permission/i)
  }
})
