import { type CommandId, type MenuItem, menus } from "#shared/api/menu"

const items = new Map<CommandId, MenuItem>(
  menus.flatMap((menu) =>
    menu.items.flatMap((item): [CommandId, MenuItem][] => (item ? [[item.id, item]] : [])),
  ),
)

export const labelOf = (id: CommandId): string => items.get(id)?.label ?? ""

/** As the menu shows them: `Ctrl+Shift+S`. */
export const keysOf = (id: CommandId): string => items.get(id)?.keys ?? ""

/** Keys that the text or the browser handles; the menu only shows them. */
const left: ReadonlySet<CommandId> = new Set(["cut", "copy", "paste", "selectAll", "nextBlank"])

const byKeys = new Map<string, CommandId>(
  [...items.values()]
    .filter(({ id, keys }) => keys !== "" && !left.has(id))
    .map(({ id, keys }) => [keys.toLowerCase(), id]),
)

const names: Record<string, string> = {
  arrowup: "up",
  arrowdown: "down",
  arrowleft: "left",
  arrowright: "right",
}

/** The command of a key press, or null. */
export function commandOf(event: KeyboardEvent): CommandId | null {
  const named = names[event.key.toLowerCase()] ?? event.key.toLowerCase()
  const modifiers = `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.altKey ? "alt+" : ""}${event.shiftKey ? "shift+" : ""}`
  const byName = byKeys.get(modifiers + named)
  if (byName) return byName
  // With Shift a digit key says what stands above the digit: ! for 1.
  const digit = /^Digit(\d)$/.exec(event.code)?.[1]
  return digit ? (byKeys.get(modifiers + digit) ?? null) : null
}
