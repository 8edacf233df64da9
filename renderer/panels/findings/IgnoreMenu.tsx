import { useRef, useState } from "react"
import type { IgnoreScope } from "#shared/checks/ignore"
import { Floating } from "../../ui/Floating"
import { Icon } from "../../ui/Icon"

const choices: readonly (readonly [IgnoreScope, string, string])[] = [
  ["place", "只忽略这一处", "这一处改动以后再提醒"],
  ["report", "这份报告里都忽略", "同样的话不再提醒"],
  ["always", "以后都忽略", "哪份报告都不再提醒，设置里可以恢复"],
]

/** 忽略: the place at a press, or through the menu beside it every place like it, here or in all reports. */
export function IgnoreMenu({ onIgnore }: { onIgnore(scope: IgnoreScope): void }) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <span className="fd-ignore">
      <button type="button" className="btn btn-q" onClick={() => onIgnore("place")}>
        忽略
      </button>
      <button
        ref={button}
        type="button"
        className="btn btn-q btn-i"
        aria-label="忽略到什么范围"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="down" />
      </button>
      {open && (
        <Floating
          label="忽略"
          anchor={button.current!}
          align="end"
          className="pop"
          onClose={(reason) => {
            setOpen(false)
            if (reason === "escape") button.current?.focus()
          }}
        >
          {choices.map(([scope, label, note], i) => (
            <button
              key={scope}
              type="button"
              className="pop-row"
              {...(i === 0 ? { "data-first": "" } : {})}
              onClick={() => {
                setOpen(false)
                onIgnore(scope)
              }}
            >
              <span>{label}</span>
              <span className="meta">{note}</span>
            </button>
          ))}
        </Floating>
      )}
    </span>
  )
}
