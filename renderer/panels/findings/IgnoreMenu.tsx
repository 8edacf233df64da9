import type { IgnoreScope } from "#shared/checks/ignore"
import { PopButton } from "../../ui/PopButton"

const choices: readonly (readonly [IgnoreScope, string, string])[] = [
  ["place", "只忽略这一处", "这一处改动以后再提醒"],
  ["report", "这份报告里都忽略", "同样的话不再提醒"],
  ["always", "以后都忽略", "哪份报告都不再提醒，设置里可以恢复"],
]

/** 忽略: the place at a press, or through the menu beside it every place like it, here or in all reports. */
export function IgnoreMenu({ onIgnore }: { onIgnore(scope: IgnoreScope): void }) {
  return (
    <span className="fd-ignore">
      <button type="button" className="btn btn-q" onClick={() => onIgnore("place")}>
        忽略
      </button>
      <PopButton name="忽略到什么范围" label="忽略" icon="down">
        {(close) =>
          choices.map(([scope, label, note], i) => (
            <button
              key={scope}
              type="button"
              className="pop-row"
              {...(i === 0 ? { "data-first": "" } : {})}
              onClick={() => {
                close()
                onIgnore(scope)
              }}
            >
              <span>{label}</span>
              <span className="meta">{note}</span>
            </button>
          ))
        }
      </PopButton>
    </span>
  )
}
