import { type Ref, useId } from "react"
import { Icon } from "../../ui/Icon"
import { type Shelf, shelves } from "./entries"
import type { useQuery } from "./use-query"

/** Search and choice of a shelf, above the lists of panel and page. */
export function SearchField(props: {
  field: ReturnType<typeof useQuery>["field"]
  shelf: Shelf
  onShelf(shelf: Shelf): void
  inputRef?: Ref<HTMLInputElement>
}) {
  const { field, shelf, onShelf, inputRef } = props
  const id = useId()
  const all = shelves.flatMap((group) => group.shelves)
  const chosen = all.findIndex((it) => JSON.stringify(it.shelf) === JSON.stringify(shelf))
  return (
    <div className="lib-q">
      <div className="field lib-field">
        <Icon name="search" />
        <label className="vh" htmlFor={id}>
          查找素材
        </label>
        <input
          {...field}
          id={id}
          ref={inputRef}
          type="text"
          placeholder="拼音首字母、汉字都行"
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <select
        className="lib-shelf"
        aria-label="类别"
        value={chosen}
        onChange={(event) => onShelf(all[Number(event.target.value)]?.shelf ?? null)}
      >
        <option value={-1}>全部</option>
        {shelves.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.shelves.map((it) => (
              <option key={it.label} value={all.indexOf(it)}>
                {it.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
