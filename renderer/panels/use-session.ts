import { useEffect, useState } from "react"
import { useStore } from "zustand"
import type { Session, SessionState } from "../app/session"

/** Reads what panels show of the open report; `select` must answer the same object for the same state. */
export function useSession<T>(session: Session, select: (state: SessionState) => T): T {
  return useStore(session.store, select)
}

/** The editor as panels see it: a frame behind the keys, so that no panel holds up a keystroke. */
export function useEditor(session: Session): SessionState["editor"] {
  return useSession(session, (state) => state.editor)
}

/**
 * How much room there is. `wide`: outline, paper and panel beside each other. `tight`: the outline is a rail.
 * `narrow`: the panel, too, is a drawer over the paper. The sheet keeps its 28 characters in all of them.
 */
export type Room = "narrow" | "tight" | "wide"

const queries = { narrow: "(max-width: 1023px)", tight: "(max-width: 1219px)" } as const

export function roomNow(): Room {
  return matchMedia(queries.narrow).matches ? "narrow" : matchMedia(queries.tight).matches ? "tight" : "wide"
}

export function useRoom(): Room {
  const [room, setRoom] = useState(roomNow)
  useEffect(() => {
    const follow = () => setRoom(roomNow())
    follow()
    const lists = Object.values(queries).map((query) => matchMedia(query))
    for (const list of lists) list.addEventListener("change", follow)
    return () => {
      for (const list of lists) list.removeEventListener("change", follow)
    }
  }, [])
  return room
}
