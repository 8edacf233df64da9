import { createServices } from "#shared/services/host"
import { FileStorage } from "../../../electron/storage/file-storage"
import { content, Machine, reportOf, textOf, value } from "../../host-builder"

// Saves a report and names what it saved as fast as it can, and tells each name, until it is killed.
const machine = new Machine()
const host = createServices(await FileStorage.open(process.argv[2]!)).forClient(machine.platform())
const [line] = value(await host.listReports({}))
const text = (count: number) => `${count} ${"字".repeat(20_000)}`
const made = line
  ? value(await host.openReport({ id: line.id }))
  : value(await host.createReport({ ...content(text(0)), name: null, file: null }))
const { id } = made
let { revision } = made
for (let count = Number.parseInt(textOf(made.report), 10) + 1; ; count++) {
  machine.wait(6 * 60_000)
  revision = value(await host.saveReport({ id, revision, ...content(text(count)) })).revision
  const name = `第${count}稿`
  value(await host.keepVersion({ id, report: reportOf(text(count)), characters: 20_000, name }))
  process.stdout.write(`${name}\n`)
}
