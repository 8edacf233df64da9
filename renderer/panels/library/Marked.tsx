/** A text with the stretch marked that the search found. */
export function Marked({ text, from, to }: { text: string; from: number; to: number }) {
  if (to <= from) return text
  return (
    <>
      {text.slice(0, from)}
      <span className="hit">{text.slice(from, to)}</span>
      {text.slice(to)}
    </>
  )
}

/** As much of a text as shows the match, in one line. */
export function MarkedLine({ text, from, to }: { text: string; from: number; to: number }) {
  const start = from > 8 ? from - 8 : 0
  return (
    <>
      {start > 0 && "……"}
      <Marked text={text.slice(start)} from={from - start} to={to - start} />
    </>
  )
}
