/**
 * Our own bookmarks: the stable ids of items, carried through Word and WPS so that a report is recognised
 * when it comes back. A name that begins with `_` is a hidden bookmark: neither program lists it, and both
 * keep it while the text around it is edited.
 */
export const bookmarkPrefix = "_sz_"

/** Word's limit for the name of a bookmark; a longer one is dropped or cut when the file is opened. */
const longestName = 40

const idPattern = /^i[0-9a-z]+$/

/** The bookmark name of an item, or null when the id cannot be one (too long, or no id of ours). */
export function bookmarkName(id: string): string | null {
  const name = bookmarkPrefix + id
  return idPattern.test(id) && name.length <= longestName ? name : null
}

/** The id of the item that a bookmark stands for, or null when the bookmark is none of ours. */
export function itemOfBookmark(name: string): string | null {
  if (!name.startsWith(bookmarkPrefix)) return null
  const id = name.slice(bookmarkPrefix.length)
  return idPattern.test(id) ? id : null
}
