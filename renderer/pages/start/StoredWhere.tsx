import { useApp } from "../../app/store"

/** What is kept where, for this edition. */
export function StoredWhere() {
  const { info } = useApp()
  return (
    <dl className="sp-where">
      {lines[info.shell].map(([what, where]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{where}</dd>
        </div>
      ))}
    </dl>
  )
}

const exported = "您选的文件夹。读进来的文件和导出的文件都在原处，程序不移动、不改动读进来的那一份。"

const lines: Record<"electron" | "portable", readonly (readonly [what: string, where: string])[]> = {
  electron: [
    ["报告", "这台电脑上您自己的应用数据文件夹里的“述职台”，一份报告一个文件，边写边存。"],
    [".shuzhi 文件", "您选的位置。存在那里，资料夹里另留一份，文件没存上时稿子也在。"],
    ["设置、回收站", "和报告在一起。"],
    ["Word 文件", exported],
  ],
  portable: [
    [
      "报告",
      "这个浏览器里，边写边存。换一台电脑、换一个浏览器就看不到；清除浏览数据会一起清掉。要紧的稿子用“另存为 .shuzhi”存成文件。",
    ],
    [".shuzhi 文件", "您选的位置。浏览器允许时直接存进那个文件，不允许时每次下载一份。"],
    ["设置、回收站", "和报告在一起。"],
    ["Word 文件", exported],
  ],
}
