import type { BaseWindow, MenuItemConstructorOptions } from "electron"
import { type CommandId, type MenuItem, menus } from "#shared/api/menu"

/** Letters that open a menu together with Alt, as Windows programs have them. */
const letters: Readonly<Record<string, string>> = {
  文件: "F",
  编辑: "E",
  插入: "I",
  审核: "R",
  视图: "V",
  帮助: "H",
}

/** The table as Electron wants it. */
export function menuTemplate(
  click: (id: CommandId) => void,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const bar = menus.map(({ label, items }) => ({
    label: letters[label] && platform !== "darwin" ? `${label}(&${letters[label]})` : label,
    submenu: items.map((item) => (item ? menuItem(item, click, platform) : { type: "separator" as const })),
  }))
  // A Mac keeps hiding and quitting a program in its first menu.
  return platform === "darwin" ? [{ role: "appMenu" }, ...bar] : bar
}

function menuItem(
  { id, label, keys, role, checkable }: MenuItem,
  click: (id: CommandId) => void,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions {
  const accelerator = acceleratorOf(keys, platform)
  return {
    id,
    label,
    ...(accelerator ? { accelerator } : {}),
    // Shown only: the page reads its keys itself, as it must in a browser, and knows when a word is being composed.
    registerAccelerator: false,
    ...(role ? { role } : { click: (_item: unknown, _window: BaseWindow | undefined) => click(id) }),
    ...(checkable ? { type: "checkbox" as const } : {}),
  }
}

/** `Ctrl+Shift+S` as Electron writes it; `Ctrl` is ⌘ on a Mac. */
function acceleratorOf(keys: string, platform: NodeJS.Platform): string | null {
  // A Mac gives a menu its keys whatever `registerAccelerator` says: a bare Tab would never reach the text.
  if (keys === "" || (platform === "darwin" && keys === "Tab")) return null
  return keys.replace("Ctrl", "CommandOrControl")
}
