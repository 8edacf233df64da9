import { expect, it } from "vitest"
import { bytesOf, Machine, reason, value } from "../../host-builder"

const original = new TextEncoder().encode("原件")

async function chosen() {
  const machine = new Machine()
  machine.disk.set("各乡镇/甲.docx", original)
  machine.disk.set("各乡镇/一片/乙.shuzhi", bytesOf("乙"))
  machine.disk.set("各乡镇/表.xlsx", original)
  machine.choice = "各乡镇"
  const host = machine.window()
  return { machine, host, folder: value(await host.pickFolder({}))! }
}

it("lists a folder by handle and name, and reads its files", async () => {
  const { host, folder } = await chosen()
  expect(folder.name).toBe("各乡镇")
  expect(folder.files.map(({ name }) => name)).toEqual(["一片/乙.shuzhi", "甲.docx"])
  const read = value(await host.readFolderFile({ handle: folder.files[1]!.handle }))
  expect(read).toEqual({ name: "甲.docx", bytes: original })
})

it("answers null when no folder was chosen", async () => {
  const { machine, host } = await chosen()
  machine.choice = null
  expect(value(await host.pickFolder({}))).toBeNull()
})

it("never exports over a file of the folder that was opened", async () => {
  const { machine, host, folder } = await chosen()
  const { handle } = folder.files[1]!
  expect(value(await host.openFolderFile({ handle })).bytes).toEqual(original)
  machine.choice = "各乡镇/甲.docx"
  const written = await host.exportFile({ suggestedName: "甲.docx", bytes: new Uint8Array([1]) })
  expect(reason(written)).toBe("input")
  expect(machine.disk.get("各乡镇/甲.docx")).toBe(original)
})

it.each(["/etc/passwd", "../甲.docx", "", "f", null])("takes no %j for a handle", async (handle) => {
  const { host } = await chosen()
  for (const method of ["readFolderFile", "openFolderFile"] as const)
    expect(reason(await host[method]({ handle: handle as string }))).toBe("unexpected")
})
