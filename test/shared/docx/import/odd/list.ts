import type { OddCase } from "./case"
import { hostileCases } from "./cases/hostile"
import { numberingCases } from "./cases/numbering"
import { packageCases } from "./cases/packages"
import { styleCases } from "./cases/styles"
import { changeCases, textCases } from "./cases/text"

/** All odd and hostile files, by what is odd about them. To be counted here. */
export const oddKinds: Readonly<Record<string, readonly OddCase[]>> = {
  "automatic numbers": numberingCases,
  "styles and what they hide": styleCases,
  "text and what stands among it": textCases,
  "tracked changes": changeCases,
  "packages and XML of every make": packageCases,
  "damaged and hostile": hostileCases,
}

export const oddCases: readonly OddCase[] = Object.values(oddKinds).flat()
