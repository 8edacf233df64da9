import { useApp } from "../../app/store"
import { Dialog } from "../../ui/Dialog"
import { licences } from "./licences"
import { StoredWhere } from "./StoredWhere"

/** 关于述职台: what it is, that it never goes online, where things lie, and whose work is in it. */
export function AboutDialog({ onClose }: { onClose(): void }) {
  const { info } = useApp()
  return (
    <Dialog
      title="关于述职台"
      width={560}
      className="sp-dlg"
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <button type="button" className="btn" data-safe="" onClick={onClose}>
            知道了
          </button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must scroll by keys */}
      <section className="sp-dlg-scroll sp-about" tabIndex={0} aria-label="关于">
        <p className="sp-version">
          <b>{`述职台 ${info.version}`}</b>
          <span className="meta">{info.shell === "portable" ? "免安装版" : "桌面版"}</span>
        </p>
        <p>读、查、写、排版都在这台电脑上做，从不联网，不上传一个字，也不检查更新。</p>
        <h3>存在哪里</h3>
        <StoredWhere />
        <h3>用到的开源软件</h3>
        <ul className="sp-licences">
          {licences.map(({ name, licence, text }) => (
            <li key={name}>
              <details>
                <summary>
                  <span>{name}</span>
                  <span className="meta">{licence}</span>
                </summary>
                <pre>{text}</pre>
              </details>
            </li>
          ))}
        </ul>
      </section>
    </Dialog>
  )
}
