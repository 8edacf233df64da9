import { describe, expect, it } from "vitest"
import { parseAnswer } from "#shared/answers/parse-answer"
import { attrsOf } from "#shared/model/schema"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const body =
  "2024年述职\n一、成绩\n讲党课8次。\n二、问题\n一是调研不深。\n三、打算\n一是蹲点20天。\n二是评审课件30份。\n"

function read(text: string) {
  const imported = readStructure(plainSource(text))
  const { sections, signature } = parseAnswer(imported, "a.txt", [])
  const { name, unit } = attrsOf.report(imported.doc).properties
  return { items: sections.flatMap((section) => section.items).length, signature, name, unit }
}

describe("the lines at the end that say who reports", () => {
  it.each([
    ["柳溪街道  秦望舒\n二〇二四年一月五日", "柳溪街道  秦望舒", "2024-01-05", "秦望舒"],
    ["桥头小学 卫南枝\n2024.12.30", "桥头小学 卫南枝", "2024-12-30", "卫南枝"],
    ["渡口中学 校长 林晚舟\n二〇二五年一月", "渡口中学 校长 林晚舟", "2025-01", "林晚舟"],
    ["中共柳溪街道工委 秦望舒\n2024年12月30日", "中共柳溪街道工委 秦望舒", "2024-12-30", "秦望舒"],
    ["云坝镇纪委  方 舟\n2025年1月14日", "云坝镇纪委  方 舟", "2025-01-14", "方舟"],
    [
      "县三院党委委员、眼科主任 尚可风\n2025年1月14日",
      "县三院党委委员、眼科主任 尚可风",
      "2025-01-14",
      "尚可风",
    ],
    ["县三院党委委员、眼科主任：尚可风", "县三院党委委员、眼科主任：尚可风", null, "尚可风"],
    ["望江公交公司领导班子\n2025年1月14日", "望江公交公司领导班子", "2025-01-14", null],
    ["柳溪镇人大主席团\n2025年1月14日", "柳溪镇人大主席团", "2025-01-14", null],
    ["云坝村村委会\n2025年1月14日", "云坝村村委会", "2025-01-14", null],
  ])("%j", (end, name, date, person) => {
    expect(read(body + end)).toMatchObject({ items: 4, signature: { name, date }, name: person })
  })

  it("a leading group signs for its unit", () => {
    expect(read(`${body}望江公交公司领导班子\n2025年1月14日`).unit).toBe("望江公交公司")
  })

  it.each([
    ["an item without a full stop that ends like a unit", `${body}三是走遍全镇小学\n2025年1月14日`, 5],
    ["who is in charge of what", `${body}三是落实分工\n组长：王强\n眼科主任：李明`, null],
    ["an item that names one person", `${body}三是选好眼科主任：李明`, 5],
    ["headings of two halves above a date", `${body}三、联系小学 帮扶弱\n2025年1月14日`, null],
  ])("%s is none", (_, text, items) => {
    const found = read(text)
    expect(found.signature?.name ?? null).toBeNull()
    if (items !== null) expect(found.items).toBe(items)
  })
})
