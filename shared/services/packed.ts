import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate"
import type { ReportJson } from "../model/report"

/**
 * A report as the history keeps it: its JSON deflated, as text, for records are JSON. In a browser the room is the
 * profile's, on office PCs a roaming one: a report of 2,000 characters takes 5 KB of it instead of 10, and one that
 * carries last year's text as its source hardly more instead of twice as much. Packing takes a millisecond or two.
 */
export function packReport(report: ReportJson): string {
  return btoa(strFromU8(deflateSync(strToU8(JSON.stringify(report)), { level: 6 }), true))
}

/** Null where it is no packed report: something else got into the record. */
export function unpackReport(packed: string): ReportJson | null {
  try {
    return JSON.parse(strFromU8(inflateSync(strToU8(atob(packed), true)))) as ReportJson
  } catch {
    return null
  }
}
