import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { everyScreen, themes } from "./screens"
import { shells } from "./shells"

/** Pictures of every screen, by hand: `npm run screenshots -- folder`. */
const folder = process.argv[2] ?? "out/screenshots"

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
] as const) {
  const shell = await shells[0]!.open()
  await shell.page.setViewportSize({ width, height })
  for await (const screen of everyScreen(shell))
    for (const theme of themes) {
      const place = join(folder, `${width}-${theme}`)
      mkdirSync(place, { recursive: true })
      await screen.show(theme)
      await shell.page.screenshot({ path: join(place, `${screen.name}.png`) })
    }
  await shell.close()
}
console.log(folder)
