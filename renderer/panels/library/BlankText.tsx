import { blankName, findPlaceholders } from "#shared/text/placeholders"

/** The text of a snippet; its blanks look as they will on the paper. */
export function BlankText({ text }: { text: string }) {
  const marks = findPlaceholders(text)
  const ends = [0, ...marks.map(({ to }) => to)]
  return (
    <>
      {marks.map(({ from, to }, i) => (
        <span key={from}>
          {text.slice(ends[i], from)}
          <span className="lib-blank">{blankName(text.slice(from, to)) ?? text.slice(from, to)}</span>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}
