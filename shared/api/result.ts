/**
 * What went wrong, for a person: what happened, why, what to do next. One sentence each, Chinese, no codes.
 * `reason` is for programs and tests.
 */
export interface Failure<Reason extends string = string> {
  reason: Reason
  message: string
}

/** Expected failures are values; only mistakes of the programmer are thrown. */
export type Result<T, Reason extends string = string> =
  | { ok: true; value: T }
  | { ok: false; failure: Failure<Reason> }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function fail<Reason extends string>(
  reason: Reason,
  message: string,
): { ok: false; failure: Failure<Reason> } {
  return { ok: false, failure: { reason, message } }
}
