import type { Role } from "#shared/model/roles"

const marks: Record<Role, readonly [letter: string, style: string]> = {
  highlight: ["亮", "h"],
  problem: ["问", "p"],
  cause: ["因", "c"],
  measure: ["措", "m"],
  other: ["他", "o"],
}

/** The class of the design for a role: `h` `p` `c` `m` `o`. */
export const roleClass = (role: Role) => marks[role][1]

/** 亮 问 因 措 他: a role never speaks by its colour alone. */
export function RoleMark({ role }: { role: Role }) {
  return (
    <span className={`role ${marks[role][1]}`} aria-hidden="true">
      {marks[role][0]}
    </span>
  )
}
