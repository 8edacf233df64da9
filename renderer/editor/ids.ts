/** A stable id for an item or a section that is made here; the shape of `shared/model/ids.ts`. */
export function newId(): string {
  const [a, b] = crypto.getRandomValues(new Uint32Array(2))
  return `i${a!.toString(36)}${b!.toString(36)}`
}
