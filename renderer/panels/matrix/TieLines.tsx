import { useLayoutEffect, useRef, useState } from "react"
import type { Tie } from "#shared/matrix/matrix"
import { controlsIn } from "../../ui/roving"
import { type Box, type Ends, endsOf, type Line, pathOf } from "./lines"

interface Drawn extends Line, Ends {}

/**
 * The lines between the cards, drawn where the cards came to lie. They are measured when the cards or the room change,
 * not when a word in a card does. They lie in the element that the cards are in, which must be positioned.
 *
 * @param shape says which cards there are and how high; equal for what lies alike
 */
export function TieLines(props: {
  lines: readonly Line[]
  shape: string
  /** Id of the problem that is looked at, or null. */
  current: string | null
  writable: boolean
  /** What a line that has only been inferred says when it is asked to be confirmed. */
  nameOf(tie: Tie): string
  onConfirm(tie: Tie): void
}) {
  const { lines, shape, current, writable, nameOf, onConfirm } = props
  const [drawn, setDrawn] = useState<readonly Drawn[]>([])
  const [width, setWidth] = useState(0)
  const svg = useRef<SVGSVGElement>(null)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width))
    observer.observe(svg.current!.parentElement!)
    return () => observer.disconnect()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines are as their shape says; the width moves them
  useLayoutEffect(() => setDrawn(measured(svg.current!.parentElement!, lines)), [shape, width])
  return (
    <>
      <svg ref={svg} className="mx-lk" aria-hidden="true">
        {drawn.map(({ from, to, kind, problem, ...ends }) => (
          <g
            key={`${problem} ${from} ${to}`}
            className={[kind, problem === current && "is-cur"].filter(Boolean).join(" ")}
          >
            <path d={pathOf(ends)} />
            <circle cx={ends.x1} cy={ends.y1} r={3} />
            <circle cx={ends.x2} cy={ends.y2} r={3} />
          </g>
        ))}
      </svg>
      {writable &&
        drawn.map(
          ({ kind, tie, from, to, problem, x1, y1, x2, y2 }) =>
            kind === "inferred" &&
            tie && (
              <button
                key={`${problem} ${from} ${to}`}
                type="button"
                className="mx-tie"
                aria-label={nameOf(tie)}
                title="推断，点一下确认"
                tabIndex={problem === current ? 0 : -1}
                style={{ left: (x1 + x2) / 2, top: (y1 + y2) / 2 }}
                onClick={() => onConfirm(tie)}
              />
            ),
        )}
    </>
  )
}

function measured(place: HTMLElement, lines: readonly Line[]): Drawn[] {
  const boxes = new Map<string, Box>()
  for (const card of controlsIn(place, "[data-card]"))
    boxes.set(card.dataset.card!, {
      left: card.offsetLeft,
      top: card.offsetTop,
      width: card.offsetWidth,
      height: card.offsetHeight,
    })
  return lines.flatMap((line) => {
    const [from, to] = [boxes.get(line.from), boxes.get(line.to)]
    return from && to ? { ...line, ...endsOf(from, to) } : []
  })
}
