import { sampleReports } from "#shared/library/samples"
import { countCharacters } from "#shared/text/space"
import { openFromDialog, openSample } from "../../app/actions"
import { keysOf } from "../../app/command-keys"
import { runCommand } from "../../app/commands"
import { useApp } from "../../app/store"
import { Icon, type IconName } from "../../ui/Icon"
import type { Drag } from "./drag"
import { Recent } from "./Recent"

/** 开始: last year's report in, or a blank one, and what was written last. */
export function HomePage({ drag }: { drag: Drag }) {
  const app = useApp()
  return (
    <>
      <section className="hero" aria-labelledby="start-title">
        <h1 id="start-title">从上年报告开始</h1>
        <p className="sub">
          先读懂去年的报告，分清亮点、问题、原因、措施；没填的、缺的、年份不对的，逐处标给您看。
        </p>
        <DropZone drag={drag} />
        <ol className="steps">
          <Step n={1} title="认段" text="亮点、问题、原因、措施各归各位" />
          <Step n={2} title="对着写" text="左看提纲右看发现，缺了就提示" />
          <Step n={3} title="导出" text="按公文格式排成 .docx，拿去打印" />
        </ol>
        <div className="others">
          <Other
            icon="docplus"
            title="新建空白报告"
            text="选一种提纲，各部分先摆好"
            run={() => runCommand(app, "new")}
          />
          <Other
            icon="book"
            title="试用示例"
            text={`一份 ${sampleLength().toLocaleString("zh-CN")} 字的样稿，随便改`}
            run={() => void openSample(app)}
          />
          <Other
            icon="table"
            title="批量审阅"
            text="一个文件夹一起查，出汇总表"
            run={() => runCommand(app, "batch")}
          />
        </div>
      </section>
      <Recent />
    </>
  )
}

const sampleLength = () => countCharacters(sampleReports[0]!.text)

function DropZone({ drag }: { drag: Drag }) {
  const app = useApp()
  const words = {
    rest: "把去年的述职报告拖到这里",
    over: "松开，读这份文件",
    refused: "这份读不了",
    noFile: "这份读不了",
  }
  return (
    <div className={`drop is-${drag.at}`}>
      <Illustration />
      <div className="dt">
        <b>{words[drag.at]}</b>
        <p className="meta" aria-live="polite">
          {"why" in drag ? drag.why : ".docx　.doc　.wps　.txt　.md，原文件不改动；.shuzhi 接着写"}
        </p>
        <button type="button" className="btn btn-p btn-l" onClick={() => void openFromDialog(app)}>
          <Icon name="folder" />
          选择文件 <kbd>{keysOf("open")}</kbd>
        </button>
      </div>
    </div>
  )
}

/** An old report, and the one that is written from it. */
function Illustration() {
  return (
    <svg className="ill" viewBox="0 0 256 176" aria-hidden="true">
      <g className="old">
        <path d="M6 12h80l16 16v136H6zM86 12v16h16" />
        <path d="M20 38h44M20 54h68M20 66h68M20 78h40M20 100h68M20 112h68M20 124h52M20 140h60" />
      </g>
      <path className="go" d="M114 88h26M133 81l7 7-7 7" />
      <g className="new">
        <path d="M154 12h80l16 16v136h-96zM234 12v16h16" />
        <path d="M168 38h44M168 54h68M168 66h68M168 78h40M168 100h68M168 112h20M168 124h52M168 140h60" />
        <path className="e" d="M168 69h44" />
        <path className="k" d="M194 112h42" />
      </g>
    </svg>
  )
}

function Step({ n, title, text }: { n: number; title: string; text: string }) {
  return (
    <li>
      <b>{`${n}　${title}`}</b>
      <span>{text}</span>
    </li>
  )
}

function Other(props: { icon: IconName; title: string; text: string; run(): void }) {
  return (
    <button type="button" className="ot" onClick={props.run}>
      <Icon name={props.icon} size={20} />
      <span>
        <b>{props.title}</b>
        <span className="meta">{props.text}</span>
      </span>
    </button>
  )
}
