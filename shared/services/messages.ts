import { fail } from "../api/result"

/**
 * Everything that the host can answer instead of doing what it was asked: what happened, why, what to do next.
 * The one table of its words; the shells and the services take them from here.
 */

/** The program's own records: the library. */
export const libraryMessages = {
  full: "没有存上。磁盘满了，腾出空间后再存；上一次存下的内容没有动。",
  readOnly: "没有存上。存放报告的文件夹是只读的，请管理员放开权限，或把报告另存为 .shuzhi 文件。",
  busy: "没有存上。存放报告的文件正被别的程序占用，多半是杀毒或备份软件，稍等片刻再存。",
  denied: "没有存上。没有在存放报告的位置写文件的权限，请管理员放开权限，或把报告另存为 .shuzhi 文件。",
  damaged: "这份报告打不开。它的文件和备份都损坏了，已原样留着没有动，请用 .shuzhi 文件或导出的 .docx 读入。",
  failed: "没有存上。系统没有说明原因，再存一次；还不行就把报告另存为 .shuzhi 文件。",
  unreadable: "存下的内容读不了。系统没有说明原因，关掉述职台再打开；内容原样留着没有动。",
  owned: "述职台已经开着。同一个数据文件夹只能由一个述职台使用，请到已打开的窗口里继续。",
  lost: "没有存上。数据文件夹已由另一个述职台接管，把报告另存为 .shuzhi 文件，再关掉这个窗口。",
} as const

/** The portable page keeps its library in the browser. */
export const browserMessages = {
  full: "没有存上。浏览器给的空间用完了，删去回收站里不要的报告，或把报告另存为 .shuzhi 文件。",
  denied:
    "浏览器不让这个页面保存报告，可能开着无痕窗口，或单位关掉了本地数据。换普通窗口打开，或请管理员放开。",
  blocked: "述职台的另一个页面版本较旧，占着数据。关掉其他述职台页面，再重新打开这一个。",
  newer: "浏览器里的报告是用更新的述职台存的，这一版打不开，内容原样留着。换用新版的述职台打开。",
  failed: "没有存上。浏览器的存储出了错，把报告另存为 .shuzhi 文件，再重新打开这个页面。",
  closed: "没有存上。述职台在另一个页面里换成了新版，把报告另存为 .shuzhi 文件，再重新打开这个页面。",
} as const

/** Reading a file of the user's. */
export const readingMessages = {
  gone: "找不到这个文件。它可能被移走、改名或删去了，U 盘也可能已拔出，核对后再打开。",
  busy: "这个文件正被别的程序占用。关掉 Word 或 WPS 里的这份，再打开。",
  denied: "没有读这个文件的权限。换一个有权限的位置，或请管理员放开权限。",
  folder: "这是文件夹，不是文件。打开文件夹，选里面的那份报告。",
  tooLarge: "这个文件超过 100 MB，多半是图片太多。在 Word 或 WPS 里删去图片，存好后再打开。",
  failed: "这个文件读不了。系统没有说明原因，把它复制到“我的文档”里再打开。",
} as const

/** Listing a folder of the user's. */
export const folderMessages = {
  gone: "找不到这个文件夹。它可能被移走、改名或删去了，U 盘也可能已拔出，核对后再选。",
  busy: "这个文件夹正被别的程序占用，读不了。稍等片刻再选，或把它复制到“我的文档”里。",
  denied: "没有读这个文件夹的权限。换一个有权限的位置，或请管理员放开权限。",
  failed: "这个文件夹读不了。系统没有说明原因，把它复制到“我的文档”里再选。",
} as const

/** Writing a file of the user's: a bound `.shuzhi`, or an exported file. */
export const writingMessages = {
  changedElsewhere: "文件没有写。它在别处被改过，先选用哪一份，两份都会留着。",
  full: "文件没有写上。磁盘满了，腾出空间，或换一个位置；原来的文件没有动。",
  busy: "文件没有写上。它正被别的程序占用，关掉 Word 或 WPS 里的这份，再试一次。",
  readOnly: "文件没有写上。这个位置是只读的，换一个位置，或取消 U 盘的写保护。",
  gone: "文件没有写上。它或所在的文件夹不在了，可能被移走、删去，U 盘也可能已拔出。插回再试，或另存到别处。",
  denied: "文件没有写上。没有在这里写文件的权限，换一个位置，如“我的文档”。",
  notGranted: "文件没有写上。浏览器要您再次允许，点“保存”，在浏览器的提示里选允许。",
  failed: "文件没有写上。系统没有说明原因，换一个位置再试；原来的文件没有动。",
} as const

/** What cannot be done to a report or a file as things stand. */
export const refusals = {
  noReport: "找不到这份报告。它可能已在另一个窗口里彻底删除，回到“全部报告”看一看。",
  locked: "这份报告在另一个窗口里开着，这里只能看。到那个窗口里改，或关掉它再打开这一份。",
  stale: "没有存上。这份报告在别处存过更新的内容，为了不盖掉它，把这里的另存为一份 .shuzhi 文件。",
  newer: "这份报告打不开。它是用更新的述职台存的，用这一版存会丢内容，换用新版的述职台打开。",
  inBin: "这份报告在回收站里。先还原，再打开。",
  notInBin: "没有删除。只有回收站里的报告才能彻底删除，先把它移入回收站。",
  noVersion: "找不到这个版本。它可能已在另一个窗口里删去，关掉“版本”再打开，看看还有哪些。",
  notNamed: "没有删去。程序自己存的版本到时候自己清理，能删去的只有起过名的。",
  notBound: "这份报告没有对应的文件。要存成文件，用“另存为 .shuzhi”。",
  input: "没有写这个文件。它是读入过的原文件，或是另一份报告的文件，换一个文件名。",
  notShuzhi: "没有另存。文件名要以 .shuzhi 结尾，换一个文件名。",
  fileOpen: "没有另存。这个文件在另一个窗口里开着，换一个文件名，或先关掉那个窗口。",
  clickAgain: "浏览器没有打开选文件的窗口，因为离刚才的点击太久了。再点一次。",
  pickerFailed: "没有打开选文件的窗口。系统没有说明原因，再试一次，或把文件拖进来。",
  unknownFile: "这个文件的位置已经不知道了。重新打开它。",
  unsupported: "这个窗口做不到这一步。到文件夹里自己打开。",
  unexpected: "这一步没有做成，程序里出了预料之外的情况。再试一次；还不行就重新打开述职台，存过的内容都在。",
} as const
export type RefusalReason = keyof typeof refusals

export function refuse(reason: RefusalReason) {
  return fail(reason, refusals[reason])
}

/** What was wrong with the stored data and what was done about it. */
export const noticeMessages = {
  /** @param time when the backup was made, as the user's clock shows it */
  reportFromBackup: (time: string) =>
    `有一份报告的文件损坏了，已找回 ${time} 存的内容，坏的那份留在数据文件夹里。打开最近的报告核对一遍。`,
  settingsFromBackup: () => "设置的文件损坏了，已改用上一次的备份。到“设置”里看一看。",
  settingsLost: () => "设置的文件和备份都损坏了，已改用原来的默认设置。到“设置”里重新选。",
  reportUnreadable: (count: number) =>
    `有 ${count} 份报告的文件和备份都损坏了，读不出来，已原样留着没有动。可从对应的 .shuzhi 或导出的 .docx 读入。`,
  versionsUnreadable: (count: number) =>
    `这份报告有 ${count} 个版本损坏了，读不出来，已原样留着没有动。报告本身和其余的版本不受影响。`,
  reportNewer: (count: number) =>
    `有 ${count} 份报告是用更新的述职台存的，这一版不列出。换用新版的述职台打开。`,
} as const
