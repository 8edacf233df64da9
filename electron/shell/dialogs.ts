import { existsSync } from "node:fs"
import { basename, dirname, extname, join } from "node:path"
import { app, type BrowserWindow, dialog, type FileFilter } from "electron"
import { readableEndings } from "#shared/api/endings"
import { fileName } from "./file-name"

const all: FileFilter = { name: "所有文件", extensions: ["*"] }

const openFilters: FileFilter[] = [
  {
    name: `报告（${readableEndings.map((ending) => `.${ending}`).join("、")}）`,
    extensions: [...readableEndings],
  },
  all,
]

/** By extension, what the kind of a file is called where it is saved. */
const saveFilters: Readonly<Record<string, FileFilter>> = {
  ".shuzhi": { name: "述职台报告（.shuzhi）", extensions: ["shuzhi"] },
  ".docx": { name: "Word 文档（.docx）", extensions: ["docx"] },
  ".xlsx": { name: "Excel 表格（.xlsx）", extensions: ["xlsx"] },
}

/** Native dialogs of one window. They remember the folder of the last file. */
export class Dialogs {
  private folder: string | null = null

  constructor(private readonly window: () => BrowserWindow | null) {}

  /** The file that the user chose to open, or null. */
  async open(): Promise<string | null> {
    const options = {
      title: "打开文件",
      buttonLabel: "打开",
      defaultPath: this.startFolder(),
      filters: openFilters,
      properties: ["openFile" as const],
    }
    const window = this.window()
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options)
    const path = canceled ? undefined : filePaths[0]
    if (path) this.folder = dirname(path)
    return path ?? null
  }

  /** The folder that the user chose, or null. */
  async openFolder(): Promise<string | null> {
    const options = {
      title: "选文件夹",
      buttonLabel: "选这个文件夹",
      defaultPath: this.startFolder(),
      properties: ["openDirectory" as const],
    }
    const window = this.window()
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options)
    const path = canceled ? undefined : filePaths[0]
    if (path) this.folder = path
    return path ?? null
  }

  /** Where the user wants a file saved, or null. The system asks before one is replaced. */
  async save(suggestedName: string): Promise<string | null> {
    const name = fileName(suggestedName)
    const extension = extname(name).toLowerCase()
    const kind = saveFilters[extension]
    const options = {
      title: extension === ".shuzhi" ? "另存为" : "导出",
      buttonLabel: "保存",
      defaultPath: join(this.startFolder(), name),
      filters: kind ? [kind] : [all],
      properties: ["createDirectory" as const, "showOverwriteConfirmation" as const],
    }
    const window = this.window()
    const { canceled, filePath } = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options)
    if (canceled || !filePath) return null
    const path = await this.withExtension(filePath, extension)
    if (path) this.folder = dirname(path)
    return path
  }

  /** Some desktops add no extension to a name without one; then nobody has asked about the longer name yet. */
  private async withExtension(path: string, extension: string): Promise<string | null> {
    if (!extension || extname(path).toLowerCase() === extension) return path
    const longer = path + extension
    if (!existsSync(longer)) return longer
    const replace = await this.ask({
      message: `已有“${basename(longer)}”，要替换它吗？`,
      detail: "替换后，原来的内容就没有了。",
      buttons: ["不替换", "替换"],
    })
    return replace === 1 ? longer : null
  }

  /** Tells the user something that the page cannot. */
  async tell(message: string, detail: string): Promise<void> {
    await this.ask({ message, detail, buttons: ["知道了"] })
  }

  /** A question; the first button is the safe answer, also of Esc and Enter. Answers the number of the button. */
  async ask(question: { message: string; detail: string; buttons: string[] }): Promise<number> {
    const options = {
      ...question,
      title: "述职台",
      type: "warning" as const,
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    }
    const window = this.window()
    const { response } = window
      ? await dialog.showMessageBox(window, options)
      : await dialog.showMessageBox(options)
    return response
  }

  private startFolder(): string {
    return this.folder && existsSync(this.folder) ? this.folder : app.getPath("documents")
  }
}
