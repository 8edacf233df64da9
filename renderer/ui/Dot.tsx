import type { ReactNode } from "react"

/** The state of a place, by shape first and colour second. */
const shapes = {
  ok: {
    label: "已确认",
    drawing: (
      <>
        <circle cx="6" cy="6" r="5" fill="none" />
        <path d="M3.7 6.2 5.4 7.9 8.5 4.4" />
      </>
    ),
  },
  carry: {
    label: "沿用待确认",
    drawing: (
      <>
        <circle cx="6" cy="6" r="4.8" />
        <path className="f" d="M6 1.2a4.8 4.8 0 0 0 0 9.6z" />
      </>
    ),
  },
  err: { label: "必须改", drawing: <path d="M6 .9 11.1 6 6 11.1.9 6z" /> },
  warn: { label: "建议看", drawing: <path d="M6 1.5 11 10.5H1z" /> },
  hint: {
    label: "可参考",
    drawing: (
      <>
        <circle cx="6" cy="6" r="4.5" />
        <circle className="f" cx="6" cy="6" r="1.3" />
      </>
    ),
  },
  gap: { label: "有缺口", drawing: <circle cx="6" cy="6" r="4.8" /> },
  none: { label: "未写", drawing: <circle cx="6" cy="6" r="4.8" /> },
} as const satisfies Record<string, { label: string; drawing: ReactNode }>

export type DotState = keyof typeof shapes

/** @param label what it means, when the usual word does not fit; an empty text when the words beside it say it */
export function Dot({ state, label = shapes[state].label }: { state: DotState; label?: string }) {
  const name = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its name is an aria-label; a title would show as a tooltip
    <svg className={`dot d-${state}`} viewBox="0 0 12 12" {...name}>
      {shapes[state].drawing}
    </svg>
  )
}

/** The dot of each level of finding. */
export const severityDots = { error: "err", warning: "warn", hint: "hint" } as const
