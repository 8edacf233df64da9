import { FileStorage } from "../../../electron/storage/file-storage"
import { isCounted } from "./counted"

// Saves one record as fast as it can and tells after each save, until it is killed.
const storage = await FileStorage.open(process.argv[2]!)
const record = storage.record("report", "r000001", isCounted)
for (let count = (await record.read())?.count ?? 0; ; count++) {
  await record.write({ count, text: "字".repeat(20_000) })
  process.stdout.write(`${count}\n`)
}
