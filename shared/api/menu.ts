/**
 * The commands of the window as data: the native menu, the menu in the page, the palette and the keymap are all
 * made from this table, so they cannot drift apart. What a command does, and whether it may, is the page's
 * business (`renderer/app/commands.ts`).
 */
export const commandIds = [
  "new",
  "open",
  "reports",
  "batch",
  "save",
  "saveAs",
  "versions",
  "keepVersion",
  "lockVersion",
  "unlockVersion",
  "export",
  "exportRedline",
  "print",
  "properties",
  "settings",
  "closeReport",
  "undo",
  "redo",
  "cut",
  "copy",
  "paste",
  "selectAll",
  "palette",
  "insertItem",
  "nextBlank",
  "itemUp",
  "itemDown",
  "itemOut",
  "itemIn",
  "asHeading",
  "asParenItem",
  "asYishiItem",
  "asBody",
  "nextFinding",
  "previousFinding",
  "fixAllSafe",
  "links",
  "lastYear",
  "changeFigure",
  "rectification",
  "mergeCopy",
  "ledger",
  "themeSystem",
  "themeLight",
  "themeDark",
  "themeContrast",
  "zoomIn",
  "zoomOut",
  "zoomReset",
  "toggleOutline",
  "togglePanel",
  "help",
  "keys",
  "about",
] as const
export type CommandId = (typeof commandIds)[number]

export interface MenuItem {
  id: CommandId
  label: string
  /**
   * Never one that a browser keeps for itself (Ctrl+N, T, W): the page would not hear it.
   *
   * `Ctrl+Shift+S` as people read it; `Ctrl` is ⌘ on a Mac. An empty text: no key. Keys that the text field itself
   * knows (cut, copy, paste) are shown and left to it.
   */
  keys: string
  /** Electron's own role for what only the host can do. */
  role?: "cut" | "copy" | "paste" | "selectAll"
  /** A choice of several or a switch: the menu shows its state. */
  checkable?: boolean
}

export interface Menu {
  label: string
  /** null is a line between two groups. */
  items: readonly (MenuItem | null)[]
}

export const menus: readonly Menu[] = [
  {
    label: "文件",
    items: [
      { id: "new", label: "新建报告…", keys: "Ctrl+Alt+N" },
      { id: "open", label: "打开文件…", keys: "Ctrl+O" },
      { id: "reports", label: "全部报告", keys: "Ctrl+Shift+O" },
      { id: "batch", label: "批量审阅…", keys: "Ctrl+Alt+B" },
      null,
      { id: "save", label: "保存", keys: "Ctrl+S" },
      { id: "saveAs", label: "另存为 .shuzhi…", keys: "Ctrl+Shift+S" },
      null,
      { id: "versions", label: "版本…", keys: "Ctrl+Alt+V" },
      { id: "keepVersion", label: "存一个版本…", keys: "Ctrl+Alt+S" },
      { id: "lockVersion", label: "定稿并锁定…", keys: "" },
      { id: "unlockVersion", label: "解锁…", keys: "" },
      null,
      { id: "export", label: "导出 .docx…", keys: "Ctrl+E" },
      { id: "exportRedline", label: "导出花脸稿…", keys: "Ctrl+Shift+E" },
      { id: "print", label: "打印…", keys: "Ctrl+P" },
      null,
      { id: "properties", label: "报告信息…", keys: "" },
      { id: "settings", label: "设置…", keys: "Ctrl+," },
      null,
      { id: "closeReport", label: "关闭报告", keys: "Ctrl+Alt+W" },
    ],
  },
  {
    label: "编辑",
    items: [
      { id: "undo", label: "撤销", keys: "Ctrl+Z" },
      { id: "redo", label: "重做", keys: "Ctrl+Y" },
      null,
      { id: "cut", label: "剪切", keys: "Ctrl+X", role: "cut" },
      { id: "copy", label: "复制", keys: "Ctrl+C", role: "copy" },
      { id: "paste", label: "粘贴", keys: "Ctrl+V", role: "paste" },
      { id: "selectAll", label: "全选", keys: "Ctrl+A", role: "selectAll" },
    ],
  },
  {
    label: "插入",
    items: [
      { id: "palette", label: "规范表述和素材…", keys: "Ctrl+K" },
      { id: "insertItem", label: "加一条", keys: "Ctrl+Enter" },
      { id: "nextBlank", label: "下一处待填", keys: "Tab" },
      null,
      { id: "asHeading", label: "改成标题“一、”", keys: "Ctrl+1" },
      { id: "asParenItem", label: "改成“（一）”条目", keys: "Ctrl+2" },
      { id: "asYishiItem", label: "改成“一是”条目", keys: "Ctrl+3" },
      { id: "asBody", label: "改成正文", keys: "Ctrl+0" },
      null,
      { id: "itemUp", label: "条目上移", keys: "Alt+Up" },
      { id: "itemDown", label: "条目下移", keys: "Alt+Down" },
      { id: "itemOut", label: "条目升一级", keys: "Alt+Left" },
      { id: "itemIn", label: "条目降一级", keys: "Alt+Right" },
    ],
  },
  {
    label: "审核",
    items: [
      { id: "nextFinding", label: "下一处", keys: "F8" },
      { id: "previousFinding", label: "上一处", keys: "Shift+F8" },
      { id: "fixAllSafe", label: "改正全部确定无疑的", keys: "Ctrl+Shift+F8" },
      null,
      { id: "mergeCopy", label: "合并回稿…", keys: "Ctrl+Alt+M" },
      null,
      { id: "links", label: "关联原因/措施…", keys: "Ctrl+L" },
      { id: "lastYear", label: "对照去年的报告…", keys: "Ctrl+Alt+Y" },
      { id: "changeFigure", label: "改光标处去年的数", keys: "F2" },
      { id: "rectification", label: "生成“上年问题整改情况”", keys: "" },
      null,
      { id: "ledger", label: "数字台账", keys: "Ctrl+Alt+J" },
    ],
  },
  {
    label: "视图",
    items: [
      { id: "toggleOutline", label: "提纲", keys: "Ctrl+Shift+1", checkable: true },
      { id: "togglePanel", label: "右侧面板", keys: "Ctrl+Shift+2", checkable: true },
      null,
      { id: "zoomIn", label: "放大", keys: "Ctrl+=" },
      { id: "zoomOut", label: "缩小", keys: "Ctrl+-" },
      { id: "zoomReset", label: "原大", keys: "Ctrl+Shift+0" },
      null,
      { id: "themeSystem", label: "跟随系统", keys: "", checkable: true },
      { id: "themeLight", label: "浅色", keys: "", checkable: true },
      { id: "themeDark", label: "深色", keys: "", checkable: true },
      { id: "themeContrast", label: "高对比", keys: "", checkable: true },
    ],
  },
  {
    label: "帮助",
    items: [
      { id: "help", label: "使用说明", keys: "F1" },
      { id: "keys", label: "快捷键", keys: "" },
      { id: "about", label: "关于述职台", keys: "" },
    ],
  },
]
