import { Icon } from "./Icon"

/** A column that a table can be sorted by. */
export interface SortColumn<Key extends string> {
  by: Key
  label: string
  className?: string
}

/** Heads of columns; pressing one sorts by it. `order` null: as the rows came. What a press makes of it is the page's. */
export function SortHeads<Key extends string>(props: {
  columns: readonly SortColumn<Key>[]
  order: { by: Key; descending: boolean } | null
  onSort(by: Key): void
}) {
  const { columns, order, onSort } = props
  return columns.map(({ by, label, className }) => {
    const direction = order?.by !== by ? undefined : order.descending ? "descending" : "ascending"
    return (
      <th key={by} className={className} aria-sort={direction}>
        <button type="button" className="sort" onClick={() => onSort(by)}>
          {label}
          {direction && <Icon name={direction === "descending" ? "down" : "up"} size={12} />}
        </button>
      </th>
    )
  })
}
