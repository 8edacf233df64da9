import { type HouseRules, readHouseRules, writeHouseRules } from "#shared/checks/house"
import { decodeText } from "#shared/source/text-file"
import { type App, ask, changeSettings, say } from "../../app/store"
import { Choice } from "../../ui/Choice"
import { contentsOf, countOf } from "./lists"
import { inWords, type Merged, mergeHouse, replaceHouse } from "./merge"

/** Lets the user choose a file of rules and takes it over, the way that he chooses. */
export async function importHouse(app: App): Promise<void> {
  // The host's own dialog for opening lists reports; this one lists what can be rules. What was chosen goes to the
  // host like a file that was dropped: it reads it, or says why not.
  const file = await chooseFile()
  if (!file) return
  const opened = await app.host.openDropped({ file, handle: null })
  if (!opened.ok) {
    say(app, opened.failure.message)
    return
  }
  const { name, bytes } = opened.value
  // Somebody may have looked at it in an editor that saves in another encoding.
  const decoded = decodeText(bytes)
  const read = readHouseRules(decoded.ok ? decoded.value.text : "")
  if (!read.ok) {
    await tell(app, `没有导入“${name}”`, read.failure.message)
    return
  }
  await takeOver(app, name, read.value)
}

async function takeOver(app: App, fileName: string, other: HouseRules): Promise<void> {
  const before = app.store.getState().settings.house
  const way = countOf(before) === 0 ? "replace" : await askWay(app, fileName, before, other)
  if (way === null) return
  const { house, changed, full }: Merged =
    way === "merge" ? mergeHouse(before, other) : replaceHouse(before, other)
  if (full) {
    await tell(
      app,
      `没有导入“${fileName}”`,
      `合起来“${full.title}”超过 ${full.most} 条，放不下，现有的没有动。先删去用不着的，或者选“替换”。`,
    )
    return
  }
  const said = inWords(changed)
  if (said === null && house.name === before.name) {
    say(app, "和现有的一样，没有改动。")
    return
  }
  changeSettings(app, { house })
  say(app, said ? `已导入“${other.name || fileName}”：${said}` : `名称改为“${house.name}”`, {
    label: "撤销",
    run: () => changeSettings(app, { house: before }),
  })
}

function askWay(app: App, fileName: string, own: HouseRules, other: HouseRules) {
  const contents = contentsOf(other) || "没有内容"
  return ask<"merge" | "replace" | null>(app, null, (choose) => (
    <Choice
      title={`导入“${other.name || fileName}”`}
      text={`里面：${contents}。合并：加进现有的 ${countOf(own)} 条里，同一个词以导入的为准。替换：现有的都换掉。导入以后可以撤销。`}
      choices={[
        { label: "不导入", value: null, safe: true },
        { label: "替换", value: "replace" },
        { label: "合并", value: "merge" },
      ]}
      onChoose={choose}
    />
  ))
}

function tell(app: App, title: string, text: string): Promise<null> {
  return ask(app, null, (choose) => (
    <Choice
      title={title}
      text={text}
      choices={[{ label: "知道了", value: null, safe: true }]}
      onChoose={choose}
    />
  ))
}

/** Asks where to and writes the rules there, for a USB stick. */
export async function exportHouse(app: App): Promise<void> {
  const { house } = app.store.getState().settings
  const written = await app.host.exportFile({
    suggestedName: `${house.name}单位规定.json`,
    bytes: new TextEncoder().encode(writeHouseRules(house)),
  })
  if (!written.ok) say(app, written.failure.message)
  else if (written.value) {
    const { name, handle } = written.value
    say(
      app,
      `已导出“${name}”，${countOf(house)} 条。在别的电脑上从“导入”读进去。`,
      handle ? { label: "打开所在文件夹", run: () => void app.host.revealFile({ handle }) } : undefined,
    )
  }
}

function chooseFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement("input")
    input.type = "file"
    input.accept = ".json,application/json"
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null))
    input.addEventListener("cancel", () => resolve(null))
    input.click()
  })
}
