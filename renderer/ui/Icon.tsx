import type { ReactNode } from "react"

/** The drawings of the design, on a grid of 16. Decoration only: the control that bears one has a name of its own. */
const drawings = {
  check: (
    <>
      <path d="M3 8.5 6.5 12 13 4.5" />
    </>
  ),
  x: (
    <>
      <path d="m4 4 8 8M12 4l-8 8" />
    </>
  ),
  right: (
    <>
      <path d="m6 3.5 4.5 4.5L6 12.5" />
    </>
  ),
  down: (
    <>
      <path d="M3.5 6 8 10.5 12.5 6" />
    </>
  ),
  up: (
    <>
      <path d="M3.5 10 8 5.5l4.5 4.5" />
    </>
  ),
  left: (
    <>
      <path d="M10 3.5 5.5 8l4.5 4.5" />
    </>
  ),
  arrow: (
    <>
      <path d="M2.5 8h11M9.5 4l4 4-4 4" />
    </>
  ),
  rise: (
    <>
      <path d="M8 13V3.5M4.5 7 8 3.5 11.5 7" />
    </>
  ),
  fall: (
    <>
      <path d="M8 3v9.5M4.5 9 8 12.5 11.5 9" />
    </>
  ),
  flat: (
    <>
      <path d="M3 8h10" />
    </>
  ),
  undo: (
    <>
      <path d="M5.5 3 2.5 6l3 3" />
      <path d="M2.5 6H10a3.5 3.5 0 0 1 0 7H6" />
    </>
  ),
  redo: (
    <>
      <path d="m10.5 3 3 3-3 3" />
      <path d="M13.5 6H6a3.5 3.5 0 0 0 0 7h4" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </>
  ),
  quote: (
    <>
      <path d="M6.5 4.5C4.5 5 3 6.5 3 9v3h3.5V8.5H4.7M13 4.5c-2 .5-3.5 2-3.5 4.5v3H13V8.5h-1.8" />
    </>
  ),
  blank: (
    <>
      <rect x="2" y="5" width="12" height="7" rx="1" strokeDasharray="2.2 1.8" />
      <path d="M5 8.5h6" />
    </>
  ),
  out: (
    <>
      <path d="M8 9.5V2M5 4.5 8 1.8l3 2.7M3 9v4.5h10V9" />
    </>
  ),
  in: (
    <>
      <path d="M8 2v7.5M5 7l3 3 3-3M3 9.5v4h10v-4" />
    </>
  ),
  print: (
    <>
      <path d="M4.5 6V2h7v4M4.5 11H2.5V6h11v5h-2M4.5 9.5h7V14h-7z" />
    </>
  ),
  doc: (
    <>
      <path d="M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3" />
    </>
  ),
  docplus: (
    <>
      <path d="M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M8 7.5v4M6 9.5h4" />
    </>
  ),
  docs: (
    <>
      <path d="M5.5 1.5h5l3 3v7.5h-8zM10.5 1.5v3h3M5.5 4.5h-3v10h7.5V12" />
    </>
  ),
  folder: (
    <>
      <path d="M1.5 3.5h4.5l1.5 2h7v7.5h-13z" />
    </>
  ),
  back: (
    <>
      <path d="M2.5 4v3.5H6" />
      <path d="M2.8 7.3A5.5 5.5 0 1 1 3.6 11" />
      <path d="M8 5v3.2l2.2 1.3" />
    </>
  ),
  link: (
    <>
      <path d="M6.5 9.5 9.5 6.5M7 4.5l1-1a3.2 3.2 0 0 1 4.5 4.5l-1 1M9 11.5l-1 1A3.2 3.2 0 0 1 3.5 8l1-1" />
    </>
  ),
  unlink: (
    <>
      <path d="m7 4.5 1-1a3.2 3.2 0 0 1 4.5 4.5l-1 1M9 11.5l-1 1A3.2 3.2 0 0 1 3.5 8l1-1M2.5 2.5l11 11" />
    </>
  ),
  table: (
    <>
      <path d="M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 3v10" />
    </>
  ),
  cols: (
    <>
      <path d="M2 3h3v10H2zM6.5 3h3v10h-3zM11 3h3v10h-3z" />
    </>
  ),
  list: (
    <>
      <path d="M5.5 4H14M5.5 8H14M5.5 12H14" />
      <circle className="f" cx="2.5" cy="4" r=".6" />
      <circle className="f" cx="2.5" cy="8" r=".6" />
      <circle className="f" cx="2.5" cy="12" r=".6" />
    </>
  ),
  gear: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M6.2 6.3A1.9 1.9 0 1 1 8.6 8.2c-.4.2-.6.5-.6 1v.3" />
      <circle className="f" cx="8" cy="11.6" r=".5" />
    </>
  ),
  focus: (
    <>
      <path d="M2 5.5V2h3.5M10.5 2H14v3.5M14 10.5V14h-3.5M5.5 14H2v-3.5" />
    </>
  ),
  theme: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path className="f" d="M8 2a6 6 0 0 1 0 12z" />
    </>
  ),
  note: (
    <>
      <path d="M2 3h12v8H8l-3 3v-3H2zM5 6h6M5 8.3h4" />
    </>
  ),
  user: (
    <>
      <circle cx="8" cy="5.5" r="2.8" />
      <path d="M2.8 14c.6-3 2.6-4.2 5.2-4.2s4.6 1.2 5.2 4.2" />
    </>
  ),
  off: (
    <>
      <path d="M2 2l12 12M5 5.5a6 6 0 0 0-2.8 1.7M7 3.5a8.5 8.5 0 0 1 7.5 2.5M4.8 9.8A4.5 4.5 0 0 1 8 8.5M11.5 8.6" />
      <circle className="f" cx="8" cy="12.5" r=".7" />
    </>
  ),
  lock: (
    <>
      <path d="M3.5 7.5h9v6.5h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
    </>
  ),
  min: (
    <>
      <path d="M3 8.5h10" />
    </>
  ),
  max: (
    <>
      <path d="M3.5 3.5h9v9h-9z" />
    </>
  ),
  drag: (
    <>
      <circle className="f" cx="6" cy="4" r=".7" />
      <circle className="f" cx="10" cy="4" r=".7" />
      <circle className="f" cx="6" cy="8" r=".7" />
      <circle className="f" cx="10" cy="8" r=".7" />
      <circle className="f" cx="6" cy="12" r=".7" />
      <circle className="f" cx="10" cy="12" r=".7" />
    </>
  ),
  pen: (
    <>
      <path d="m3 13 .6-3L11 2.6l2.4 2.4L6 12.4zM9.5 4.2l2.3 2.3" />
    </>
  ),
  trash: (
    <>
      <path d="M2.5 4h11M6 4V2.5h4V4M4 4l.6 10h6.8L12 4M6.7 7v4.5M9.3 7v4.5" />
    </>
  ),
  more: (
    <>
      <circle className="f" cx="3.5" cy="8" r=".8" />
      <circle className="f" cx="8" cy="8" r=".8" />
      <circle className="f" cx="12.5" cy="8" r=".8" />
    </>
  ),
  star: (
    <>
      <path d="m8 1.8 1.9 4 4.3.5-3.2 3 .9 4.3L8 11.4l-3.9 2.2.9-4.3-3.2-3 4.3-.5z" />
    </>
  ),
  mic: (
    <>
      <path d="M6 2.5h4v6H6zM3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2.5" />
    </>
  ),
  book: (
    <>
      <path d="M8 3.5C6.5 2.5 4.5 2.3 2 2.5v10c2.5-.2 4.5 0 6 1 1.5-1 3.5-1.2 6-1v-10c-2.5-.2-4.5 0-6 1zM8 3.5v10" />
    </>
  ),
  plus: (
    <>
      <path d="M8 3v10M3 8h10" />
    </>
  ),
  filter: (
    <>
      <path d="M2 3.5h12L9.5 9v4.5l-3-1.5V9z" />
    </>
  ),
  panel: (
    <>
      <path d="M2 3h12v10H2zM10 3v10" />
    </>
  ),
  eye: (
    <>
      <path d="M1.5 8C3 5 5.3 3.5 8 3.5S13 5 14.5 8C13 11 10.7 12.5 8 12.5S3 11 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  move: (
    <>
      <path d="M5 2.5v11M2.5 5 5 2.5 7.5 5M11 13.5v-11M8.5 11l2.5 2.5 2.5-2.5" />
    </>
  ),
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

/** @param size in px, as the design has them */
export function Icon({ name, size = 16 }: { name: IconName; size?: 12 | 16 | 20 }) {
  return (
    <svg className={size === 16 ? "i" : `i i-${size}`} viewBox="0 0 16 16" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}
