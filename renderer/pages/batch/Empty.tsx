import { useApp } from "../../app/store"
import { Icon } from "../../ui/Icon"
import { TitleBar } from "../../ui/TitleBar"
import type { Drag } from "../start/drag"
import { chooseFolder } from "./acts"

/** Nothing to review yet: what the page is for, and the one thing to do. */
export function Empty({ drag }: { drag: Drag }) {
  const app = useApp()
  return (
    <div className="app no-tool">
      <TitleBar title="批量审阅" />
      <main className="bt-empty">
        <div className={drag.at === "over" ? "bt-drop is-over" : "bt-drop"}>
          <h2>{drag.at === "over" ? "松开，查这个文件夹" : "把装着各份报告的文件夹拖到这里"}</h2>
          <p>一份一份查过，列成一张表：哪份要退回、为什么，退回意见写什么；表可以导出成 .xlsx。</p>
          <button type="button" className="btn btn-p btn-l" onClick={() => void chooseFolder(app)}>
            <Icon name="folder" />
            选文件夹
          </button>
          <p className="meta">.docx　.doc　.wps　.txt　.md　.shuzhi，下级文件夹里的也查；原文件不改动</p>
        </div>
      </main>
      <footer className="statusbar">
        <span>
          <Icon name="lock" size={12} />
          仅在本机，不联网
        </span>
        <span className="grow" />
      </footer>
    </div>
  )
}
