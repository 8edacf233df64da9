/** A record that tells its saves apart. */
export interface Counted {
  count: number
  text: string
}

export function isCounted(value: unknown): value is Counted {
  return typeof value === "object" && value !== null && typeof (value as Counted).count === "number"
}
