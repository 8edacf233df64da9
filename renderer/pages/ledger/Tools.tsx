import { filterNames, type LedgerFilter, ledgerFilters } from "#shared/ledger/rows"
import { keysOf } from "../../app/command-keys"
import type { Session } from "../../app/session"
import { useApp } from "../../app/store"
import { showLastYear } from "../../panels/lastyear/attach"
import { Filters } from "../../ui/Filters"
import { Icon } from "../../ui/Icon"
import { SearchField } from "../../ui/SearchField"
import { DrawerButton } from "../../ui/TablePage"
import type { Drawer } from "../../ui/use-drawer"
import { ExportButton } from "./ExportButton"
import { leaveLedger } from "./open"
import type { Shown } from "./use-shown"

/**
 * What stands in the toolbar of the ledger.
 *
 * @param props.lastYear what last year is called; null: no old report is known
 */
export function Tools(props: {
  session: Session
  shown: Shown
  counts: Readonly<Record<LedgerFilter, number>>
  lastYear: string | null
  writable: boolean
  drawer: Drawer
  toRow(): void
}) {
  const { session, shown, counts, lastYear, writable, drawer, toRow } = props
  const app = useApp()
  return (
    <>
      <button type="button" className="btn" onClick={() => leaveLedger(app)}>
        <Icon name="left" />
        回到正文 <kbd>Esc</kbd>
      </button>
      <span className="rule-v" />
      <Filters
        filters={ledgerFilters}
        names={filterNames}
        counts={counts}
        at={shown.filter}
        onChoose={shown.setFilter}
      />
      <span className="grow" />
      <SearchField
        label="找指标或数，拼音首字母也行"
        placeholder="找指标或数"
        field={shown.field}
        onDown={toRow}
      />
      <DrawerButton drawer={drawer} disabled={!shown.at}>
        这个数
      </DrawerButton>
      {lastYear !== null && writable && (
        <button
          type="button"
          className="btn"
          aria-haspopup="dialog"
          title={`换一份对照  ${keysOf("lastYear")}`}
          onClick={() => showLastYear(app, session)}
        >
          比较：{lastYear}
          <Icon name="down" size={12} />
        </button>
      )}
      <ExportButton session={session} rows={shown.rows} />
    </>
  )
}
