import type { CDPSession, Page } from "playwright-core"

/**
 * Typing as the browser sees it from a Chinese input method: the text under composition changes with each letter,
 * then the chosen word takes its place. Keys sent to the page would not do: they never compose.
 */
export interface Composed {
  /** What `compositionstart`, `…update` and `…end` told, in order. */
  events: string[]
  /** Changes of the page outside the paragraph under composition, each as one line. There should be none. */
  disturbances: string[]
  /** The text node under composition was another one afterwards: the input method loses its place. */
  replaced: boolean
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

export function cdp(page: Page): Promise<CDPSession> {
  const known = sessions.get(page)
  if (known) return known
  const made = page.context().newCDPSession(page)
  sessions.set(page, made)
  return made
}

/** `nihao` as `n`, `ni`, `nih` …: what an input method shows while somebody types it. */
export function letters(pinyin: string): string[] {
  return Array.from({ length: pinyin.length }, (_, i) => pinyin.slice(0, i + 1))
}

/**
 * Composes a word at the caret.
 *
 * @param pinyin the letters typed
 * @param word the word that is chosen; null: the composition is given up
 * @param pause milliseconds between two letters; checking and saving have their chance in it
 */
export async function compose(
  page: Page,
  pinyin: string,
  word: string | null,
  pause = 30,
): Promise<Composed> {
  const session = await cdp(page)
  await page.evaluate(watch)
  for (const text of letters(pinyin)) {
    await session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
    await page.waitForTimeout(pause)
  }
  if (word === null)
    await session.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 })
  else await session.send("Input.insertText", { text: word })
  return page.evaluate(() => (window as unknown as { stopWatching(): Composed }).stopWatching())
}

/** Types plain characters, without composition, one key after the other. */
export async function type(page: Page, text: string): Promise<void> {
  const session = await cdp(page)
  for (const char of text) await session.send("Input.insertText", { text: char })
}

/** Runs in the page. */
function watch(): void {
  const events: string[] = []
  const disturbances: string[] = []
  let composing: Node | null = null
  let paragraph: Element | null = null
  let replaced = false

  const place = () => {
    const node = getSelection()?.focusNode ?? null
    return node?.nodeType === Node.TEXT_NODE ? node : null
  }
  const describe = (record: MutationRecord) => {
    const node = record.target instanceof Element ? record.target : record.target.parentElement
    const name = node ? `${node.tagName.toLowerCase()}.${node.className}` : record.target.nodeName
    return `${record.type} ${record.attributeName ?? ""} in ${name}: ${record.target.textContent?.slice(0, 40)}`
  }
  const changes = ({ type, target, attributeName, oldValue }: MutationRecord) =>
    // ProseMirror writes the class of its box anew each time, the same one.
    !(type === "attributes" && (target as Element).getAttribute(attributeName!) === oldValue)
  // The paper notes on itself that a word is being composed, for the style sheet.
  const isNote = ({ target }: MutationRecord) => target instanceof Element && target.matches(".paper")
  // Set anew with the same words; no part of the page.
  const isTitle = ({ target }: MutationRecord) => document.head.contains(target)
  const take = (records: MutationRecord[]) => {
    if (!paragraph) return
    for (const record of records)
      if (!paragraph.contains(record.target) && changes(record) && !isNote(record) && !isTitle(record))
        disturbances.push(describe(record))
  }
  const observer = new MutationObserver(take)
  const onComposition = (event: CompositionEvent) => {
    events.push(`${event.type.slice("composition".length)} ${event.data}`)
    if (event.type === "compositionstart") {
      const at = getSelection()?.focusNode ?? null
      paragraph =
        (at instanceof Element ? at : (at?.parentElement ?? null))?.closest("p, h1, h2, h3, div") ?? null
      observer.observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        attributeOldValue: true,
        characterData: true,
      })
    }
    if (event.type === "compositionupdate") {
      const now = place()
      // The first letter may well make the text node; from then on it must stay.
      if (composing && now && now !== composing) replaced = true
      composing ??= events.length > 2 ? now : null
    }
    if (event.type === "compositionend") {
      take(observer.takeRecords())
      observer.disconnect()
      paragraph = null
    }
  }
  const names = ["compositionstart", "compositionupdate", "compositionend"] as const
  for (const name of names) document.addEventListener(name, onComposition, true)
  Object.assign(window, {
    stopWatching() {
      for (const name of names) document.removeEventListener(name, onComposition, true)
      observer.disconnect()
      return { events, disturbances, replaced }
    },
  })
}
