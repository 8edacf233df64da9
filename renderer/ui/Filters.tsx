/** 只看: one of a few kinds of rows, with how many there are of each. None is said by no number. */
export function Filters<Filter extends string>(props: {
  filters: readonly Filter[]
  names: Readonly<Record<Filter, string>>
  counts: Readonly<Record<Filter, number>>
  at: Filter
  onChoose(filter: Filter): void
}) {
  const { filters, names, counts, at, onChoose } = props
  return (
    <fieldset className="seg filters" aria-label="只看">
      {filters.map((one) => (
        <button key={one} type="button" aria-pressed={one === at} onClick={() => onChoose(one)}>
          {names[one]}
          {counts[one] > 0 && ` ${counts[one]}`}
        </button>
      ))}
    </fieldset>
  )
}
