/**
 * Presses of Esc that the text had no use for. The editor marks every one as done, used or not; whoever else is
 * waiting for Esc tells the two apart by this.
 */
export const freeEscapes = new WeakSet<Event>()

/** Esc was pressed, and nothing has taken it. */
export function isFreeEscape(event: KeyboardEvent): boolean {
  return event.key === "Escape" && !event.isComposing && (!event.defaultPrevented || freeEscapes.has(event))
}
