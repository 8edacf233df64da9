import { type KeyboardEvent, useEffect, useMemo, useRef } from "react"
import { type Reading, setAmended, useApp } from "../../app/store"
import { TitleBar } from "../../ui/TitleBar"
import { Doubts } from "./Doubts"
import { Footer } from "./Footer"
import { onPageKey } from "./keys"
import { isAmended, newRecognition, type Recognition } from "./recognition"
import { Text } from "./Text"
import { useRecognition } from "./use-recognition"
import "./page.css"

/** A file was read: what the program is not sure of first, the whole text beside it, then the desk. */
export function RecognitionPage({ reading }: { reading: Reading }) {
  const of = useMemo(() => newRecognition(reading.imported), [reading])
  const main = useRef<HTMLElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (onPageKey(of, event.nativeEvent)) event.preventDefault()
  }
  useFocusOnCurrent(of, main)
  useKeysElsewhere(of, main)
  useAmended(of, reading)
  return (
    <div className="app is-recognition">
      <TitleBar title={reading.file.name} note="正在读入，原文件不改动" />
      <main className="rec" ref={main} tabIndex={-1} onKeyDown={onKeyDown}>
        <Doubts of={of} />
        <Text of={of} />
        <Said of={of} />
      </main>
      <Footer of={of} reading={reading} />
    </div>
  )
}

/** Lets the program ask before it leaves the page with what was done here. */
function useAmended(of: Recognition, reading: Reading): void {
  const app = useApp()
  const amended = useRecognition(of, isAmended)
  useEffect(() => setAmended(app, reading, amended), [app, reading, amended])
}

/**
 * The page's keys where no part of it has the focus: a control that had it may be gone, or a bar was clicked where
 * nothing is. On the controls of the footer those keys work that mean nothing to a control.
 */
function useKeysElsewhere(of: Recognition, main: React.RefObject<HTMLElement | null>): void {
  const app = useApp()
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.defaultPrevented || main.current?.contains(target)) return
      if (app.store.getState().dialogs.length > 0) return
      const onFooter = target.closest(".rec-foot") !== null && (event.ctrlKey || event.key === "F8")
      if ((target === document.body || onFooter) && onPageKey(of, event)) event.preventDefault()
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [app, of, main])
}

function Said({ of }: { of: Recognition }) {
  const said = useRecognition(of, (state) => state.said)
  return (
    <div className="vh" role="status">
      {said}
    </div>
  )
}

/**
 * Where the focus is, doubts or text, it follows what is current there, and both show it. At first it is on the
 * first doubt, so that the keys work at once.
 */
function useFocusOnCurrent(of: Recognition, main: React.RefObject<HTMLElement | null>): void {
  const at = useRecognition(of, (state) => state.at)
  const doubt = useRecognition(of, (state) => state.doubt)
  const doc = useRecognition(of, (state) => state.doc)
  const region = useRef<"list" | "text" | "else">("list")
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const within = (selector: string) => (target as Element).closest(selector) !== null
      region.current = within(".rec-text") ? "text" : within(".rec-doubts") ? "list" : "else"
    }
    document.addEventListener("focusin", onFocus)
    return () => document.removeEventListener("focusin", onFocus)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when what is current has changed
  useEffect(() => {
    const place = main.current!
    const card = place.querySelector<HTMLElement>(".rec-list [data-current]")
    const option = place.querySelector<HTMLElement>("[role=option][aria-selected=true]")
    const focused = document.activeElement
    // What had the focus may be gone with the change; a control that is still there keeps it.
    if (focused === null || focused === document.body || focused.matches(".db-h, [role=option]")) {
      if (region.current === "text") option?.focus({ preventScroll: true })
      else if (region.current === "list")
        (card ?? place.querySelector<HTMLElement>("#rec-title"))?.focus({ preventScroll: true })
    }
    card?.closest(".db")?.scrollIntoView({ block: "nearest" })
    option?.closest(".rp")?.scrollIntoView({ block: "nearest" })
  }, [at, doubt, doc])
}
