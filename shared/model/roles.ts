/**
 * What a part of a report is there for.
 *
 * `highlight` 亮点 (履职工作特色和亮点), `problem` 问题, `cause` 原因, `measure` 整改措施 / 下一步工作措施,
 * `other` whatever was not understood as one of these.
 */
export const roles = ["highlight", "problem", "cause", "measure", "other"] as const

export type Role = (typeof roles)[number]

/** The letter that stands for a role in the running ids of the command line's JSON (`h1`, `p2`, …). */
export const roleLetters: Readonly<Record<Role, string>> = {
  highlight: "h",
  problem: "p",
  cause: "c",
  measure: "m",
  other: "o",
}

/** The Chinese name of a role, as messages and the window show it. */
export const roleNames: Readonly<Record<Role, string>> = {
  highlight: "亮点",
  problem: "问题",
  cause: "原因",
  measure: "措施",
  other: "其他",
}

export function isRole(value: unknown): value is Role {
  return roles.includes(value as Role)
}
