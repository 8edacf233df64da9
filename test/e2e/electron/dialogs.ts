/** A native dialog as the program asked for it. */
export interface ShownDialog {
  kind: "open" | "save" | "message" | "error"
  title?: string
  message?: string
  detail?: string
  buttons?: string[]
  defaultPath?: string
  filters?: { name: string; extensions: string[] }[]
}

/**
 * Stands for the person in front of the native dialogs. Answers are given beforehand, in the order of the dialogs
 * of a kind; a dialog that nobody prepared an answer for is cancelled.
 */
export class ScriptedDialogs {
  readonly shown: ShownDialog[] = []
  private readonly opens: (string | null)[] = []
  private readonly saves: (string | null)[] = []
  private readonly buttons: string[] = []

  /** The path chosen in the next dialog for opening a file; null cancels it. */
  answerOpen(path: string | null): this {
    this.opens.push(path)
    return this
  }

  /** The path chosen in the next dialog for saving a file; null cancels it. */
  answerSave(path: string | null): this {
    this.saves.push(path)
    return this
  }

  /** The button pressed in the next question, by its label. */
  answerMessage(label: string): this {
    this.buttons.push(label)
    return this
  }

  onOpen(options: object): { canceled: boolean; filePaths: string[] } {
    this.shown.push({ kind: "open", ...options })
    const path = this.opens.shift() ?? null
    return { canceled: path === null, filePaths: path === null ? [] : [path] }
  }

  onSave(options: object): { canceled: boolean; filePath: string } {
    this.shown.push({ kind: "save", ...options })
    const path = this.saves.shift() ?? null
    return { canceled: path === null, filePath: path ?? "" }
  }

  onMessage(options: { buttons?: string[]; cancelId?: number }): { response: number } {
    this.shown.push({ kind: "message", ...options })
    const label = this.buttons.shift()
    if (label === undefined) return { response: options.cancelId ?? 0 }
    const response = options.buttons?.indexOf(label) ?? -1
    if (response < 0) throw new Error(`no button ${label} among ${options.buttons?.join("、")}`)
    return { response }
  }

  noteError({ title, content }: { title: string; content: string }): void {
    this.shown.push({ kind: "error", title, detail: content })
  }
}
