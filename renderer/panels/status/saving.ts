import type { SessionState } from "../../app/session"

/** What the status bar says about saving, and what can be done about it. */
export interface SavingWords {
  state: "ok" | "busy" | "err" | "browser"
  text: string
  /** Why, and what next; shown with the action. */
  why: string
  action: "retry" | "saveAs" | "settle" | null
}

/**
 * @param slow the last change has been waiting for a while; before that the time of the last save still stands, so
 *   that the line does not flicker with every word
 * @param savedAt of the last save, ISO 8601
 * @param portable the page alone: what is bound to no file is in this browser only
 */
export function savingWords(
  { saving, file, fileProblem, readOnly }: Pick<SessionState, "saving" | "file" | "fileProblem" | "readOnly">,
  savedAt: string,
  slow: boolean,
  portable: boolean,
): SavingWords {
  const quiet = { why: "", action: null } as const
  // One that was just locked may still be on its way.
  if (readOnly && saving.at === "saved") return { state: "busy", text: "只读", ...quiet }
  if (saving.at === "failed")
    return { state: "err", text: "没有存上", why: saving.failure.message, action: "retry" }
  if (fileProblem)
    return {
      state: "err",
      text: "文件没有存上",
      why: fileProblem.message,
      action: fileProblem.reason === "changedElsewhere" ? "settle" : "retry",
    }
  if (saving.at !== "saved" && slow) return { state: "busy", text: "正在保存", ...quiet }
  if (portable && !file)
    return {
      state: "browser",
      text: "仅在浏览器中，未存文件",
      why: "稿子自动存在这个浏览器里，清除浏览数据就没有了。存成 .shuzhi 文件，可以拷走、备份。",
      action: "saveAs",
    }
  return { state: "ok", text: `已保存 ${clock(savedAt)}`, ...quiet }
}

/** 14:32, in the time of this machine. */
export function clock(iso: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return ""
  return `${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`
}
