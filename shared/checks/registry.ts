import { afterSigning } from "./rules/after-signing"
import { anniversary } from "./rules/anniversary"
import { answerUnlinked } from "./rules/answer-unlinked"
import { approximateFigures } from "./rules/approximate-figures"
import { approximationDoubled } from "./rules/approximation-doubled"
import { average } from "./rules/average"
import { balance } from "./rules/balance"
import { beforeItsTime } from "./rules/before-its-time"
import { bracketsPaired } from "./rules/brackets-paired"
import { campaignYear } from "./rules/campaign-year"
import { carriedFigure } from "./rules/carried-figure"
import { carriedSentence } from "./rules/carried-sentence"
import { carriedShare } from "./rules/carried-share"
import { carriedYear } from "./rules/carried-year"
import { causeMissing } from "./rules/cause-missing"
import { claimAgainstFigures } from "./rules/claim-against-figures"
import { clicheDensity } from "./rules/cliche-density"
import { collocation } from "./rules/collocation"
import { completionRate } from "./rules/completion-rate"
import { confusion } from "./rules/confusion"
import { congress } from "./rules/congress"
import { conversionTold } from "./rules/conversion-told"
import { countOfList } from "./rules/count-of-list"
import { dateStyle } from "./rules/date-style"
import { decreaseTimes } from "./rules/decrease-times"
import { difference } from "./rules/difference"
import { documentNumber } from "./rules/document-number"
import { doubledMarks } from "./rules/doubled-marks"
import { doubledWord } from "./rules/doubled-word"
import { ellipsisDash } from "./rules/ellipsis-dash"
import { enumerationMarks } from "./rules/enumeration-marks"
import { eventDot } from "./rules/event-dot"
import { expressionNearMiss } from "./rules/expression-near-miss"
import { figureContradiction } from "./rules/figure-contradiction"
import { figureGrouping } from "./rules/figure-grouping"
import { figureStyle } from "./rules/figure-style"
import { finalMark } from "./rules/final-mark"
import { firstPerson } from "./rules/first-person"
import { fiveYearPlan } from "./rules/five-year-plan"
import { foreignName } from "./rules/foreign-name"
import { guidingThought } from "./rules/guiding-thought"
import { halfwidthPunctuation } from "./rules/halfwidth-punctuation"
import { halfwidthQuotes } from "./rules/halfwidth-quotes"
import { hanDecimal } from "./rules/han-decimal"
import { handledAboveReceived } from "./rules/handled-above-received"
import { highlightQuantity } from "./rules/highlight-quantity"
import { highlightVague } from "./rules/highlight-vague"
import { homophone } from "./rules/homophone"
import { houseCount } from "./rules/house-count"
import { houseMention } from "./rules/house-mention"
import { houseWord } from "./rules/house-word"
import { invisibleCharacter } from "./rules/invisible-character"
import { leadParallel } from "./rules/lead-parallel"
import { lengthOfTime } from "./rules/length-of-time"
import { lengthPart } from "./rules/length-part"
import { lengthTotal } from "./rules/length-total"
import { markMisplaced } from "./rules/mark-misplaced"
import { measureAccountable } from "./rules/measure-accountable"
import { measureMissing } from "./rules/measure-missing"
import { mixedFigures } from "./rules/mixed-figures"
import { nameTitle } from "./rules/name-title"
import { oneCharacter } from "./rules/one-character"
import { ordinalForm } from "./rules/ordinal-form"
import { ordinalHalfwidth } from "./rules/ordinal-halfwidth"
import { ordinalSequence } from "./rules/ordinal-sequence"
import { outdatedTerm } from "./rules/outdated-term"
import { particle } from "./rules/particle"
import { periodOver } from "./rules/period-over"
import { placeholder } from "./rules/placeholder"
import { planYear } from "./rules/plan-year"
import { problemEmpty } from "./rules/problem-empty"
import { problemShare } from "./rules/problem-share"
import { promiseUnanswered } from "./rules/promise-unanswered"
import { quotationMarks } from "./rules/quotation-marks"
import { rangeMark } from "./rules/range-mark"
import { rangeUnit } from "./rules/range-unit"
import { rankTold } from "./rules/rank-told"
import { relativeYear } from "./rules/relative-year"
import { reportYear } from "./rules/report-year"
import { reviewYear } from "./rules/review-year"
import { seasonYear } from "./rules/season-year"
import { setPhraseMembers } from "./rules/set-phrase-members"
import { setPhraseOrder } from "./rules/set-phrase-order"
import { setPhraseQuotes } from "./rules/set-phrase-quotes"
import { setPhraseVerb } from "./rules/set-phrase-verb"
import { setPhraseWrong } from "./rules/set-phrase-wrong"
import { shareOfToldWhole } from "./rules/share-of-told-whole"
import { shareOfWhole } from "./rules/share-of-whole"
import { sharesToHundred } from "./rules/shares-to-hundred"
import { shortYear } from "./rules/short-year"
import { signingDate } from "./rules/signing-date"
import { skeletonPartEmpty } from "./rules/skeleton-part-empty"
import { skeletonPartMissing } from "./rules/skeleton-part-missing"
import { skeletonPartOrder } from "./rules/skeleton-part-order"
import { spaces } from "./rules/spaces"
import { spokenMinutes } from "./rules/spoken-minutes"
import { sumOfParts } from "./rules/sum-of-parts"
import { termOfOffice } from "./rules/term-of-office"
import { tiedFigure } from "./rules/tied-figure"
import { timesEach } from "./rules/times-each"
import { titleLength } from "./rules/title-length"
import { titleMarks } from "./rules/title-marks"
import { wordSlip } from "./rules/word-slip"
import { yearNamed } from "./rules/year-named"
import type { Rule } from "./types"

/** Every rule there is. A rule that is not listed here does not exist; `completeness.test.ts` looks for strays. */
export const registry: readonly Rule[] = [
  highlightQuantity,
  highlightVague,
  causeMissing,
  measureMissing,
  answerUnlinked,
  problemEmpty,
  measureAccountable,
  skeletonPartMissing,
  skeletonPartEmpty,
  skeletonPartOrder,
  ordinalSequence,
  ordinalHalfwidth,
  placeholder,
  halfwidthPunctuation,
  halfwidthQuotes,
  quotationMarks,
  bracketsPaired,
  titleMarks,
  documentNumber,
  doubledMarks,
  markMisplaced,
  enumerationMarks,
  rangeMark,
  ellipsisDash,
  eventDot,
  finalMark,
  spaces,
  invisibleCharacter,
  doubledWord,
  mixedFigures,
  approximationDoubled,
  approximateFigures,
  rangeUnit,
  shortYear,
  dateStyle,
  figureGrouping,
  figureStyle,
  hanDecimal,
  decreaseTimes,
  planYear,
  reportYear,
  anniversary,
  congress,
  fiveYearPlan,
  campaignYear,
  termOfOffice,
  relativeYear,
  reviewYear,
  signingDate,
  afterSigning,
  beforeItsTime,
  yearNamed,
  seasonYear,
  periodOver,
  lengthTotal,
  lengthPart,
  problemShare,
  titleLength,
  spokenMinutes,
  clicheDensity,
  firstPerson,
  setPhraseWrong,
  setPhraseVerb,
  setPhraseMembers,
  setPhraseOrder,
  setPhraseQuotes,
  guidingThought,
  nameTitle,
  outdatedTerm,
  sumOfParts,
  difference,
  shareOfWhole,
  shareOfToldWhole,
  average,
  completionRate,
  handledAboveReceived,
  timesEach,
  balance,
  sharesToHundred,
  lengthOfTime,
  claimAgainstFigures,
  rankTold,
  conversionTold,
  countOfList,
  figureContradiction,
  tiedFigure,
  ordinalForm,
  leadParallel,
  houseWord,
  houseMention,
  houseCount,
  confusion,
  expressionNearMiss,
  homophone,
  wordSlip,
  oneCharacter,
  collocation,
  particle,
  carriedFigure,
  carriedSentence,
  carriedShare,
  carriedYear,
  foreignName,
  promiseUnanswered,
]

export function ruleById(id: string): Rule | null {
  return registry.find((rule) => rule.id === id) ?? null
}
