/**
 * One stop for Tab in a group of controls, arrows inside it. Answers the control to go to, or null when the key is
 * none of the group's. Disabled controls are stepped over.
 */
export function arrowTarget(
  key: string,
  controls: readonly HTMLElement[],
  from: Element | null,
  axis: "row" | "column",
): HTMLElement | null {
  const usable = controls.filter((control) => !(control as HTMLButtonElement).disabled)
  if (usable.length === 0) return null
  const at = usable.indexOf(from as HTMLElement)
  const [back, on] = axis === "row" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"]
  switch (key) {
    case back:
      return usable[(at <= 0 ? usable.length : at) - 1]!
    case on:
      return usable[(at + 1) % usable.length]!
    case "Home":
      return usable[0]!
    case "End":
      return usable.at(-1)!
    default:
      return null
  }
}

/** The controls below an element that match, in their order. */
export function controlsIn(element: Element, selector: string): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(selector)]
}
