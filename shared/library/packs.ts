import { z } from "zod"
import { fail, ok, type Result } from "../api/result"
import { Skeleton, skeletons } from "./skeletons"
import { Snippet, snippets } from "./snippets"

/**
 * 资料包: what a unit adds to the program's own resources. Packs lie as JSON files in the data folder and
 * come from other people's USB sticks, so each is validated whenever it is read.
 */
const Pack = z.object({
  format: z.literal("shuzhi-pack"),
  version: z.number().int().positive(),
  name: z.string().min(1),
  skeletons: z.array(Skeleton).default([]),
  snippets: z.array(Snippet).default([]),
})
export type Pack = z.infer<typeof Pack>

/** Version of the shape above that this program writes and reads. */
export const packVersion = 1

/** Reads the content of a pack file; nothing of an invalid pack is taken over. */
export function readPack(content: string): Result<Pack, "not-a-pack" | "newer" | "invalid"> {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    return fail("not-a-pack", "这份文件不是资料包，内容不是 JSON。向提供的人要一份述职台导出的资料包。")
  }
  const head = z.object({ format: z.literal("shuzhi-pack"), version: z.number() }).safeParse(json)
  if (!head.success)
    return fail("not-a-pack", "这份文件不是述职台的资料包。向提供的人要一份述职台导出的资料包。")
  if (head.data.version > packVersion)
    return fail("newer", "这份资料包是新版述职台做的，这个版本读不了。先升级程序，再放进来。")
  const pack = Pack.safeParse(json)
  if (!pack.success) {
    const where = pack.error.issues[0]?.path.join(" › ") ?? ""
    return fail("invalid", `资料包里“${where}”这一处写得不对，整包没有采用。改好这一处，或重新导出一份。`)
  }
  return ok(pack.data)
}

/** The built-in skeletons and those of the packs; a unit's own takes the place of a built-in of the same id. */
export function skeletonsWith(packs: readonly Pack[]): Skeleton[] {
  return merged(
    skeletons,
    packs.map((pack) => pack.skeletons),
  )
}

/** The built-in snippets and those of the packs, in the same way. */
export function snippetsWith(packs: readonly Pack[]): Snippet[] {
  return merged(
    snippets,
    packs.map((pack) => pack.snippets),
  )
}

function merged<T extends { id: string }>(builtIn: readonly T[], added: readonly (readonly T[])[]): T[] {
  return [...new Map([...builtIn, ...added.flat()].map((entry) => [entry.id, entry])).values()]
}
