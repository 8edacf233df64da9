import { menus } from "#shared/api/menu"

interface KeyLine {
  keys: string
  label: string
}

interface KeyGroup {
  label: string
  lines: readonly KeyLine[]
}

/** Keys that belong to a place and not to a menu. */
const placed: readonly KeyGroup[] = [
  {
    label: "在稿纸上",
    lines: [
      { keys: "Enter", label: "另起一条或一段" },
      { keys: "Tab", label: "到下一处待填；没有待填时条目降一级" },
      { keys: "Shift+Tab", label: "回上一处待填；没有待填时条目升一级" },
      { keys: "Ctrl+Shift+V", label: "粘贴为文字，放在光标处" },
      { keys: "Alt+Enter", label: "照稿纸上方问的，把粘贴的内容放过去" },
      { keys: "F6", label: "在提纲、稿纸、右侧面板、状态栏之间换" },
      { keys: "Shift+F6", label: "反着换" },
    ],
  },
  {
    label: "在认段页",
    lines: [
      { keys: "↑ ↓", label: "换一处" },
      { keys: "F8", label: "下一处没定的；Shift+F8 上一处" },
      { keys: "Enter", label: "照建议定" },
      { keys: "1–5", label: "选一个角色" },
      { keys: "S", label: "拆开" },
      { keys: "M", label: "并到上一段" },
      { keys: "← →", label: "挪拆分处" },
    ],
  },
  {
    label: "逐处确认去年的",
    lines: [
      { keys: "Enter", label: "今年也是，到下一处" },
      { keys: "0–9", label: "改成今年的数；F2 也行" },
      { keys: "Shift+Enter", label: "回上一处" },
      { keys: "Alt+↑ ↓", label: "上一处、下一处，过了的也看" },
    ],
  },
  {
    label: "在列表和面板里",
    lines: [
      { keys: "↑ ↓", label: "上一行、下一行" },
      { keys: "Enter", label: "做这一行的第一件事" },
      { keys: "F2", label: "给报告改名" },
      { keys: "Ctrl+D", label: "把报告复制一份" },
      { keys: "Ctrl+Enter", label: "以这份报告写今年的" },
      { keys: "Delete", label: "把报告放进回收站" },
      { keys: "Esc", label: "关掉最上面一层；再按回到稿纸" },
    ],
  },
]

/** The menus' keys by menu; what has no key is left out. */
export const keyGroups: readonly KeyGroup[] = [
  ...menus
    .map(({ label, items }) => ({
      label,
      lines: items.flatMap((item) =>
        item && item.keys !== "" ? [{ keys: item.keys, label: item.label }] : [],
      ),
    }))
    .filter(({ lines }) => lines.length > 0),
  ...placed,
]

const arrows: Record<string, string> = { Up: "↑", Down: "↓", Left: "←", Right: "→" }

/** `Alt+Up` as it stands on a keyboard: Alt+↑. */
export function keysForPeople(keys: string): string {
  return keys.replace(/\b(Up|Down|Left|Right)$/, (name) => arrows[name]!)
}

/** Every key there is, by where it works. */
export function KeysTable({ level }: { level: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3"
  return (
    <div className="sp-keytable">
      {keyGroups.map(({ label, lines }) => (
        <section key={label}>
          <Heading>{label}</Heading>
          <dl>
            {lines.map((line) => (
              <div key={line.keys + line.label}>
                <dt>
                  <kbd>{keysForPeople(line.keys)}</kbd>
                </dt>
                <dd>{line.label.replace(/…$/, "")}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
