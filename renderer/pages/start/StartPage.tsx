import type { ComponentType } from "react"
import { goTo } from "../../app/actions"
import { keysOf } from "../../app/command-keys"
import { type StartTab, useApp, useAppState } from "../../app/store"
import { LibraryBrowser } from "../../panels/library/LibraryBrowser"
import { Icon, type IconName } from "../../ui/Icon"
import { TitleBar } from "../../ui/TitleBar"
import { HousePage } from "../house/HousePage"
import { BinPage } from "./BinPage"
import { type Drag, useDrag } from "./drag"
import { HelpPage } from "./HelpPage"
import { HomePage } from "./HomePage"
import { ReportsPage } from "./ReportsPage"
import { SettingsPage } from "./SettingsPage"

interface Place {
  tab: StartTab
  label: string
  icon: IconName
}

/** Above: what a report is made with. Below: the program itself. */
const above: readonly Place[] = [
  { tab: "home", label: "开始", icon: "in" },
  { tab: "reports", label: "全部报告", icon: "docs" },
  { tab: "library", label: "素材库", icon: "quote" },
  { tab: "bin", label: "回收站", icon: "trash" },
]
const below: readonly Place[] = [
  { tab: "settings", label: "设置", icon: "gear" },
  { tab: "help", label: "帮助", icon: "help" },
]

const pages: Record<Exclude<StartTab, "home">, ComponentType> = {
  reports: ReportsPage,
  library: LibraryBrowser,
  bin: BinPage,
  settings: SettingsPage,
  house: HousePage,
  help: HelpPage,
}

/** Where the rail stands on a page that it does not lead to by itself. */
const behind: Partial<Record<StartTab, StartTab>> = { house: "settings" }

/** The page that the program opens with, and the pages behind its rail. */
export function StartPage({ tab }: { tab: StartTab }) {
  const drag = useDrag()
  return (
    <div className="app no-tool">
      <TitleBar title="述职台" />
      <div className={tab === "home" ? "start is-home" : "start"}>
        <Rail tab={tab} />
        <main className="sp-main">
          {tab === "home" ? <HomePage drag={drag} /> : <Behind tab={tab} drag={drag} />}
        </main>
      </div>
      <StatusBar />
    </div>
  )
}

function Behind({ tab, drag }: { tab: Exclude<StartTab, "home">; drag: Drag }) {
  const Page = pages[tab]
  return (
    <>
      <Page />
      {(drag.at === "over" || drag.at === "refused") && (
        <div className={`sp-veil is-${drag.at}`}>
          <b>{drag.at === "over" ? "松开，读这份文件" : drag.why}</b>
        </div>
      )}
    </>
  )
}

function useCount(): number | null {
  return useAppState(({ reports }) => reports?.filter(({ deletedAt }) => deletedAt === null).length ?? null)
}

function Rail({ tab }: { tab: StartTab }) {
  const app = useApp()
  const count = useCount()
  const button = (place: Place) => (
    <button
      key={place.tab}
      type="button"
      className="rl"
      aria-current={place.tab === (behind[tab] ?? tab) ? "page" : undefined}
      onClick={() => void goTo(app, place.tab)}
    >
      <Icon name={place.icon} />
      <span className="grow">{place.label}</span>
      {place.tab === "reports" && count !== null && count > 0 && <span className="meta">{count}</span>}
      {place.tab === "help" && <kbd>{keysOf("help")}</kbd>}
    </button>
  )
  return (
    <nav className="rail" aria-label="主导航">
      {above.map(button)}
      <span className="grow" />
      {below.map(button)}
    </nav>
  )
}

function StatusBar() {
  const app = useApp()
  const count = useCount()
  return (
    <footer className="statusbar">
      <span>
        <Icon name="lock" size={12} />
        全部在本机处理，不联网
      </span>
      {count !== null && <span>{`资料夹 ${count} 份报告`}</span>}
      <span className="grow" />
      <span>{`述职台 ${app.info.version}`}</span>
    </footer>
  )
}
