import { Dialog } from "../../ui/Dialog"
import { HelpPage } from "./HelpPage"

/** 帮助 over the report that is being written: nobody has to put it away to read a page. */
export function HelpDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="帮助" width={960} className="sp-dlg sp-help-dlg" onClose={onClose}>
      <HelpPage />
    </Dialog>
  )
}
