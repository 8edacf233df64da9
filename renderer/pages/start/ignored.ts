import { z } from "zod"

const Key = z.tuple([z.string(), z.string(), z.string()])

/** What `alikeKey` remembers, for people: the rule by its id, and the words that are not told again. */
export function wordsOfIgnored(key: string): { rule: string; words: string } {
  const [rule, subject, quote] = partsOf(key)
  // A subject may be a key of the program's own (of a part that is missing); only words are worth showing.
  const words = quote || (/\p{Script=Han}/u.test(subject) ? subject : "")
  return { rule, words: words ? `“${words}”` : "" }
}

function partsOf(key: string): [rule: string, subject: string, quote: string] {
  try {
    const parts = Key.safeParse(JSON.parse(key))
    if (parts.success) return parts.data
  } catch {
    // Written by hand into the file of the settings.
  }
  return ["", "", key]
}
