/** In device-independent pixels, as Electron's `Rectangle`. */
export interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

export interface WindowState {
  /** Null: the system chooses the place. */
  bounds: Bounds | null
  maximised: boolean
}

/** The smallest size that still shows every control; at 200 % it is what a screen of 1366 × 768 leaves. */
export const smallest = { width: 683, height: 400 } as const

/** A screen of 1366 × 768 with its taskbar: the size that the design is made for. */
const first = { width: 1366, height: 728 } as const

/** How much of a title bar must lie on a screen so that the window can be taken hold of. */
const grip = { width: 120, height: 36 } as const

/** Reads what was stored at the last close; anything else is as if there had been none. */
export function readWindowState(stored: unknown): WindowState {
  const { bounds, maximised } = (typeof stored === "object" && stored !== null ? stored : {}) as {
    bounds?: unknown
    maximised?: unknown
  }
  return { bounds: isBounds(bounds) ? bounds : null, maximised: maximised === true }
}

function isBounds(value: unknown): value is Bounds {
  if (typeof value !== "object" || value === null) return false
  const { x, y, width, height } = value as Record<string, unknown>
  return (
    [x, y, width, height].every((n) => Number.isSafeInteger(n)) && Number(width) > 0 && Number(height) > 0
  )
}

/**
 * Where to open the window: where it was, if that is still on a screen, for a second screen may have been taken
 * away or its resolution changed.
 *
 * @param screens work areas, without taskbars; the main one first
 * @returns size, and the place unless the system shall choose it
 */
export function placeWindow(
  state: WindowState,
  screens: readonly Bounds[],
): { width: number; height: number; x?: number; y?: number } {
  const screen = state.bounds && screens.find((area) => showsGrip(state.bounds!, area))
  if (!state.bounds || !screen) return fitted(first, screens[0])
  const { width, height } = fitted(state.bounds, screen)
  return {
    width,
    height,
    x: between(screen.x, state.bounds.x, screen.x + screen.width - width),
    y: between(screen.y, state.bounds.y, screen.y + screen.height - height),
  }
}

function showsGrip(window: Bounds, area: Bounds): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const belowTop = area.y + area.height - window.y
  return across >= grip.width && belowTop >= grip.height && window.y >= area.y - grip.height
}

function fitted(size: { width: number; height: number }, area: Bounds | undefined) {
  return {
    width: Math.max(smallest.width, Math.min(size.width, area?.width ?? size.width)),
    height: Math.max(smallest.height, Math.min(size.height, area?.height ?? size.height)),
  }
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)))
}
