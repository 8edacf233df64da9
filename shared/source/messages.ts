import { type Failure, fail } from "../api/result"

const saveAs = "请在 Word 或 WPS 里另存为 .docx"
const again = "请重新拷贝一份，或者请对方再发一次"
const repair = `请在 Word 或 WPS 里打开它，另存为 .docx 再读；那里也打不开，就${again.slice(1)}`

/** Sizes for people: 16 MB, 0.3 MB. */
function megabytes(bytes: number): string {
  const value = bytes / (1024 * 1024)
  return `${value >= 10 ? Math.round(value).toLocaleString("en-US") : value.toFixed(1).replace(".0", "")} MB`
}

function count(n: number): string {
  return n.toLocaleString("en-US")
}

/**
 * Everything that reading a file can answer instead of a report: what happened, why, what to do next.
 * `part` is the Chinese name of the part of the file (`partNames`).
 */
export const readMessages = {
  empty: () => `这份文件打不开。它是空的，一个字节也没有，可能没有存上，${again}。`,
  tooLarge: (bytes: number, limit: number) =>
    `这份文件打不开。它有 ${megabytes(bytes)}，超过 ${megabytes(limit)} 的上限，多半是图片太多，请在 Word 或 WPS 里删去图片再存。`,
  textTooLarge: (bytes: number, limit: number) =>
    `这份文件打不开。它有 ${megabytes(bytes)}，超过文本文件 ${megabytes(limit)} 的上限，请只留要读的那一份报告。`,
  password: () => "这份文件打不开。它设了密码，请在 Word 或 WPS 里取消密码，存好后再读入。",
  rights: () =>
    "这份文件打不开。它限定了谁能看，要有权限的人在 Word 里去掉限制，另存为 .docx，请向发文件的人要一份这样的。",
  oldFormat: (kind: string) => `这份文件读不了。它是${kind}，${saveAs}，再读入新的那一份。`,
  notWord: () =>
    `这份文件读不了。里面没有 Word 97 以后格式的正文，可能是早期的 WPS 或别的程序存的，请用原来的程序打开，另存为 .docx 再读入。`,
  unknownWord: (extension: string) =>
    `这份文件读不了。它名叫 ${extension}，却不是 Word 97 以后的格式，可能是更早的程序存的，也可能损坏了，${saveAs}，再读入新的那一份。`,
  textRenamed: (extension: string) =>
    `这份文件打不开。它名叫 ${extension}，内容却是纯文字，可能改过后缀，把后缀改成 .txt 再读入；要是拿到时就这样，${again}。`,
  otherFormat: (kind: string) => `这份文件读不了。它是${kind}，${saveAs}，再读入新的那一份。`,
  notText: (kind: string) => `这份文件读不了。它是${kind}，不是报告，请选写着报告正文的 .docx 或 .txt。`,
  fixedLayout: (kind: string) =>
    `这份文件读不了。它是${kind}，版面已经固定，请用生成它的 .docx，或者在 WPS 里转成 .docx 再读。`,
  picture: (kind: string) =>
    `这份文件读不了。它是${kind}，里面没有可读的字，请先用文字识别转成 .docx 或 .txt。`,
  archive: (kind: string) => `这份文件读不了。它是${kind}，请先解压，再选里面的报告。`,
  binary: () => "这份文件读不了。里面不是文字，可能后缀改错了，请选 .docx 或 .txt 的报告。",
  truncated: () => `这份文件打不开。它不完整，后面少了一截，可能拷贝时中断了，${again}。`,
  damaged: (part: string) => `这份文件打不开。它的${part}损坏了，解不开，${repair}。`,
  wrongSize: (part: string) =>
    `这份文件打不开。它的${part}与登记的大小对不上，可能损坏了或被改动过，${repair}。`,
  wrongSum: (part: string) =>
    `这份文件打不开。它的${part}与登记的校验对不上，可能有字在拷贝中变了，${repair}。`,
  duplicatePart: (part: string) =>
    `这份文件打不开。它的${part}有两份，不知该读哪一份，请在 Word 或 WPS 里打开它，看清内容后另存为 .docx 再读。`,
  noMainPart: () => `这份文件打不开。它像 .docx，里面却没有正文，${repair}。`,
  malformed: (part: string) => `这份文件打不开。它的${part}写法有错，读不下去，${repair}。`,
  doctype: (part: string) =>
    `这份文件没有读入。它的${part}里有正常 .docx 不会有的自定义实体，可能有害，请确认来处，${saveAs} 再读。`,
  tooDeep: (part: string, limit: number) =>
    `这份文件没有读入。它的${part}一层套一层，超过 ${count(limit)} 层的上限，正常的报告不会这样，请把文字复制到新文件里再存。`,
  tooManyParagraphs: (limit: number) =>
    `这份文件没有读入。它超过 ${count(limit)} 段的上限，请只留要读的那一份报告。`,
  tooManyCharacters: (limit: number) =>
    `这份文件没有读入。它超过 ${count(limit)} 字的上限，请只留要读的那一份报告。`,
  tooSlow: (seconds: number) =>
    `这份文件没有读完。读了 ${count(seconds)} 秒还没读完，已停下，原文件没有改动，请只留要读的那一份报告，删去图片和大表格，另存为 .docx 再读。`,
  tooManyElements: (part: string, limit: number) =>
    `这份文件没有读入。它的${part}由 ${count(limit)} 个以上的元素组成，超过上限，请把文字复制到新文件里再存。`,
  partTooLarge: (part: string, limit: number) =>
    `这份文件没有读入。它的${part}解开后超过 ${megabytes(limit)} 的上限，正常的报告不会这样，请把文字复制到新文件里再存。`,
  ratio: (part: string, limit: number) =>
    `这份文件没有读入。它的${part}解开后胀大到 ${count(limit)} 倍以上，像是有意做坏的压缩包，请确认来处，或者把文字复制到新文件里再存。`,
  tooManyParts: (limit: number) =>
    `这份文件没有读入。它由 ${count(limit)} 个以上的部件组成，超过上限，请把文字复制到新文件里再存。`,
  packing: (part: string) => `这份文件打不开。它的${part}用了少见的压缩方法，${saveAs}，再读入新的那一份。`,
  newerReport: () => "这份报告打不开。它是用更新的述职台存的，用这一版存会丢内容，请换用新版的述职台打开。",
  damagedReport: () => "这份报告打不开。它的内容损坏了，可能没有存完，请用备份，或者从导出的 .docx 读入。",
  notOurs: () => "这份文件打不开。它名叫 .shuzhi，内容却不是述职台存的，请核对是不是选错了文件。",
  unexpected: () =>
    "这份文件没有读完。读的过程中出了预料之外的情况，请把文字复制到新文件里存成 .docx 再读，并把原文件留着。",
} satisfies Record<string, (...values: never[]) => string>

/** Why a file could not be read. */
export type ReadReason = keyof typeof readMessages

type Values<R extends ReadReason> = Parameters<(typeof readMessages)[R]>

function messageOf<R extends ReadReason>(reason: R, values: Values<R>): string {
  const write = readMessages[reason] as (...values: Values<R>) => string
  return write(...values)
}

/** A failed reading with its message. */
export function readFailure<R extends ReadReason>(
  reason: R,
  ...values: Values<R>
): { ok: false; failure: Failure<ReadReason> } {
  return fail<ReadReason>(reason, messageOf(reason, values))
}

/**
 * Leaves a reader from deep inside a stream of elements. Caught where reading begins (`readDocx`) and
 * turned into a value there; it never gets out of `shared/`.
 */
export class Refusal extends Error {
  readonly failure: Failure<ReadReason>
  constructor(failure: Failure<ReadReason>) {
    super(failure.message)
    this.failure = failure
  }
}

/** Refuses the file. */
export function refuse<R extends ReadReason>(reason: R, ...values: Values<R>): never {
  throw new Refusal({ reason, message: messageOf(reason, values) })
}

/** Names of the parts of a .docx for people. */
export const partNames = {
  directory: "目录",
  relationships: "部件清单",
  document: "正文",
  styles: "样式部分",
  numbering: "编号部分",
  comments: "批注部分",
  notes: "脚注部分",
  edges: "页眉页脚",
} as const

/** What was read but not understood, or kept elsewhere than in the text. */
export const noticeMessages = {
  tracked: (inserted: number, deleted: number) =>
    `文件里有修订：插入 ${count(inserted)} 处，删除 ${count(deleted)} 处，已按全部接受后的文字读入。`,
  comment: (author: string, text: string, quote: string) =>
    `批注${author ? `（${author}）` : ""}：${text || "（没有写字）"}${quote ? `——针对“${quote}”` : ""}`,
  moreComments: (n: number) => `还有 ${count(n)} 条批注没有列出，请在原文件里看。`,
  footnote: (text: string) => `脚注没有放进正文：${text || "（没有写字）"}`,
  moreFootnotes: (n: number) => `还有 ${count(n)} 条脚注没有列出，请在原文件里看。`,
  hidden: (n: number, text: string) =>
    `有 ${count(n)} 处隐藏文字没有读入，打印时也不会出现：“${text}”。要用就先在 Word 或 WPS 里取消隐藏。`,
  pictures: (n: number) => `有 ${count(n)} 张图片没有读入，图片里的字也没有。`,
  objects: (n: number) => `有 ${count(n)} 个嵌入的对象没有读入。`,
  charts: (n: number) => `有 ${count(n)} 个图表或图示没有读入，里面的字也没有。`,
  formulas: (n: number) => `有 ${count(n)} 个公式只读入了其中的字符，请核对写法。`,
  chunks: (n: number) => `有 ${count(n)} 处从别的文件插入的内容没有读入，请在 Word 或 WPS 里另存一份再读。`,
  links: (n: number, schemes: readonly string[]) =>
    `有 ${count(n)} 处链接不是通到网页或邮箱（${schemes.join("、")}），链接已去掉，字照样读入。`,
  macros: () => "文件带有宏，没有读入，也不会运行。",
  emptyField: (n: number, code: string) => `有 ${count(n)} 处域没有结果，没有读入，例如“${code}”。`,
  placeholder: (n: number, text: string) =>
    `有 ${count(n)} 处内容控件还没有填，提示文字（如“${text}”）照样读入，请填好或者删去。`,
  readings: (n: number, text: string) => `有 ${count(n)} 处注音没有读入（${text}），注音下面的字照样读入。`,
  pageEdgesUnread: () => "页眉页脚损坏了，没有读入，正文不受影响。",
  pageEdges: (text: string) => `页眉页脚没有放进正文：“${text}”。`,
  symbols: (n: number, fonts: string) => `有 ${count(n)} 个特殊符号认不出，没有读入（字体 ${fonts}）。`,
  unknown: (name: string, n: number) => `有 ${count(n)} 处内容不认识（${name}），里面的文字照样读入。`,
  unknownNumber: (format: string) => `有一种自动编号的写法不认识（${format}），先按 1、2、3 写出，请核对。`,
  oddNames: (n: number) =>
    `文件里有 ${count(n)} 个部件的名字不正常，没有读入；来处不明的话，在 Word 或 WPS 里另存一份再用。`,
  oldNumbers: (n: number) => `有 ${count(n)} 段的自动编号是 Word 95 留下的写法，没有读入，请对照原文件补上。`,
  big5: () => "文件用的是 Big5（繁体）编码，已转换，请看一眼有没有认错的字。",
  nuls: (n: number) =>
    `文件里有 ${count(n)} 个空字符（看不见，也打印不出），没有读入，其余照样读入；那几处前后请对照原文件看一眼。`,
  head: (read: number, left: number) =>
    `只读了开头 ${count(read)} 段，后面 ${count(left)} 段没有读入，原文件里还在。`,
  misread: () =>
    "文字像是乱码：UTF-8 的文件被当成 GBK 打开，又存了一遍，有些字已经丢了，转不回来。请找没有这样存过的那一份来读。",
  noText: () => "文件里没有文字。如果内容是图片，先用文字识别转成文字再读。",
  replaced: (n: number) => `有 ${count(n)} 个字认不出，先用 � 占着，请对照原文件补上。`,
} satisfies Record<string, (...values: never[]) => string>
