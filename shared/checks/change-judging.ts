import { type Exact, fitOf, isShare, rewrite, sayShare, slack, tidy } from "./arithmetic"
import { type Flag, near, sayLike } from "./change-words"

/** `others`: what the later state may come to instead. */
export function judgeClaim(
  claim: Exact,
  before: Exact,
  after: Exact,
  flag: Flag,
  others: readonly number[] = [],
): void {
  const off = tidy(Math.abs(after.value - before.value))
  if (others.some((other) => near(tidy(Math.abs(other - before.value)), claim))) return
  const states = `从${before.text}到${after.text}`
  if (claim.unit === "番") {
    const times = 2 ** claim.value
    if (after.value < before.value * times * 0.97)
      flag(claim.from, claim.to, {
        severity: "warning",
        message: `${states}是原来的${tidy(Number((after.value / before.value).toFixed(2)))}倍，写的是“${claim.text}”（应为${times}倍）。核对后改正。`,
      })
    return
  }
  if (claim.unit === "倍") {
    const grown = off / before.value
    // 增加到2倍 and 增加2倍 are taken for one another too often to say more.
    if (after.value <= before.value || Math.abs(grown - claim.value) <= 0.1 * claim.value) return
    const also = Math.abs(after.value / before.value - claim.value) <= 0.1 * claim.value
    flag(claim.from, claim.to, {
      severity: "warning",
      message: `${states}增加了${tidy(Number(grown.toFixed(2)))}倍，写的是${claim.text}${also ? "，把“是原来的几倍”当成了增加几倍" : ""}。核对后改正。`,
    })
    return
  }
  if ((isShare(before) && !(before.unit === "‰" && claim.unit === "%")) || before.unit === "个百分点") {
    if (claim.unit === before.unit && claim.unit === "%") {
      if (!near(off, claim)) {
        const fit = fitOf(claim, 0, off / before.value, 0)
        if (before.value === 0 || fit === "fits") return
        flag(claim.from, claim.to, {
          severity: "warning",
          message: `${states}相差${off}个百分点，变动是${sayShare(off / before.value, claim)}，写的是${claim.text}。核对后改正。`,
        })
        return
      }
      const insert = claim.text.replace(/[%％]$/, "个百分点")
      flag(claim.from, claim.to, {
        severity: "warning",
        message: `两个百分数相差${claim.text.slice(0, -1)}个百分点，不是${claim.text}。改为“${insert}”。`,
        fixes: [
          { title: `改为“${insert}”`, edits: [{ from: claim.from, to: claim.to, insert }], safe: false },
        ],
      })
      return
    }
    if (claim.unit === "个百分点" && !near(off, claim)) {
      flag(claim.from, claim.to, {
        message: `${states}相差${off}个百分点，写的是${claim.text}。核对后改正。`,
        fixes: rewrite(claim, off),
      })
    }
    return
  }
  if (isShare(claim)) {
    if (before.value === 0) return
    const loose = slack(after) + slack(before)
    const low = (off - loose) / (before.value + slack(before))
    const high = (off + loose) / Math.max(before.value - slack(before), Number.MIN_VALUE)
    const fit = fitOf(claim, low, off / before.value, high)
    if (fit === "fits") return
    flag(claim.from, claim.to, {
      severity: fit === "wrong" ? "error" : "warning",
      message: `${states}，变动是${sayShare(off / before.value, claim)}，写的是${claim.text}。核对后改正。`,
      fixes: claim.unit === "%" ? rewrite(claim, (off / before.value) * 100) : [],
    })
    return
  }
  if (claim.unit !== before.unit || near(off, claim)) return
  const rounded = Math.abs(off - claim.value) <= slack(before) + slack(after)
  flag(claim.from, claim.to, {
    severity: rounded ? "warning" : "error",
    message: `${states}相差${sayLike(off, claim)}，写的是${claim.text}。核对后改正。`,
    fixes: rewrite(claim, off),
  })
}

/** 由1200万元增至3600万元，是上年的3倍 */
export function judgeTimes(claim: Exact, before: Exact, after: Exact, flag: Flag): void {
  const times = after.value / before.value
  if (before.value === 0 || Math.abs(times - claim.value) <= Math.max(0.1 * claim.value, claim.step / 2))
    return
  flag(claim.from, claim.to, {
    severity: "warning",
    message: `从${before.text}到${after.text}是原来的${tidy(Number(times.toFixed(2)))}倍，写的是${claim.text}。核对后改正。`,
  })
}
