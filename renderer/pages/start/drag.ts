import { useEffect, useState } from "react"

/**
 * What is held over the window: nothing, a file that may be readable, a file that is not, or no file at all (text
 * on its way to a field).
 */
export type Drag = { at: "rest" } | { at: "over" } | { at: "refused" | "noFile"; why: string }

const rest: Drag = { at: "rest" }

/**
 * What the types of dragged files tell before they are let go. Browsers show no names then, and an empty type for
 * kinds that they do not know: those may be dropped, and reading them says what they are.
 *
 * @param types media types of the dragged files; an empty list when no file is dragged
 */
export function judgeDrag(types: readonly string[]): Drag {
  const type = types[0]
  if (type === undefined) return { at: "noFile", why: "拖着的不是文件，读不了" }
  const kind = refused.find(([pattern]) => pattern.test(type))
  return kind ? { at: "refused", why: kind[1] } : { at: "over" }
}

const refused: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^(?:application|text)\/rtf|opendocument\.text/, "这种文件先在 Word 或 WPS 里另存为 .docx，再拖进来"],
  [/^application\/pdf/, "PDF 读不了，换成 .docx 或 .txt 再拖进来"],
  [/^image\//, "图片读不了，换成 .docx 或 .txt 再拖进来"],
  [/^(audio|video)\//, "这种文件读不了，换成 .docx 或 .txt 再拖进来"],
  [/excel|spreadsheet/, "表格读不了，换成 .docx 或 .txt 再拖进来"],
  [/powerpoint|presentation/, "演示文稿读不了，换成 .docx 或 .txt 再拖进来"],
  [/^application\/(zip|x-zip|x-7z|x-rar|vnd\.rar|gzip)/, "压缩包读不了，解压后把里面的文件拖进来"],
]

/** Follows a drag over the window, for showing it. Taking the file over is the program's business everywhere. */
export function useDrag(): Drag {
  const [drag, setDrag] = useState<Drag>(rest)
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === "file")
      const seen = judgeDrag(items.map(({ type }) => type))
      // dragover comes many times a second; only a change is worth drawing.
      setDrag((before) => (before.at === seen.at ? before : seen))
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDrag(rest)
    }
    const onEnd = () => setDrag(rest)
    window.addEventListener("dragover", onOver)
    window.addEventListener("dragleave", onLeave)
    window.addEventListener("drop", onEnd)
    window.addEventListener("dragend", onEnd)
    return () => {
      window.removeEventListener("dragover", onOver)
      window.removeEventListener("dragleave", onLeave)
      window.removeEventListener("drop", onEnd)
      window.removeEventListener("dragend", onEnd)
    }
  }, [])
  return drag
}
