const endRecord = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
/** 1980-01-01, the first day of the zip format's calendar; time of day 0. */
const firstDay = 0x0021

/**
 * Gives every file of a zip archive the same fixed time, in place: the packer writes the present moment,
 * and the same report must give the same bytes. Nothing else depends on those four bytes.
 *
 * @throws Error when the bytes are no archive without a comment, which is what the packer writes
 */
export function stampFixedTime(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - 22
  if (end < 0 || view.getUint32(end, true) !== endRecord) throw new Error("not an archive of the packer")
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(at, true) !== directoryEntry || view.getUint32(local, true) !== localEntry)
      throw new Error("damaged archive")
    view.setUint32(at + 12, firstDay << 16, true)
    view.setUint32(local + 10, firstDay << 16, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}
