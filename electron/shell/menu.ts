import { Menu } from "electron"
import { type CommandId, menus } from "#shared/api/menu"
import { menuTemplate } from "./menu-template"

/** What the page last said about its commands. */
export interface MenuState {
  enabled: readonly string[]
  checked: readonly string[]
}

/**
 * The native menu bar, made from the table that the page's own menu and keys are made from.
 *
 * @param run tells the page that a command was chosen; what it does is the page's business
 * @returns shows what the page says of its commands
 */
export function installMenu(
  run: (id: CommandId) => void,
  platform: NodeJS.Platform = process.platform,
): (state: MenuState) => void {
  let now: MenuState = { enabled: [], checked: [] }
  const click = (id: CommandId) => {
    // The click has already turned a switch over; whether it turns is for the page to say.
    show(now)
    run(id)
  }
  const menu = Menu.buildFromTemplate(menuTemplate(click, platform))
  const show = (state: MenuState) => {
    now = state
    for (const { id, role, checkable } of menus.flatMap(({ items }) =>
      items.filter((item) => item !== null),
    )) {
      const item = menu.getMenuItemById(id)
      if (!item) continue
      if (!role) item.enabled = state.enabled.includes(id)
      if (checkable) item.checked = state.checked.includes(id)
    }
  }
  show(now)
  Menu.setApplicationMenu(menu)
  return show
}
