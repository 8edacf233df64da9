import { Dialog } from "../../ui/Dialog"
import { KeysTable } from "./KeysTable"

/** 快捷键: the same list as on the help page, over whatever is being done. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="快捷键" width={720} className="sp-dlg" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must scroll by keys */}
      <section className="sp-dlg-scroll" tabIndex={0} data-safe="" aria-label="快捷键列表">
        <KeysTable level={3} />
      </section>
    </Dialog>
  )
}
