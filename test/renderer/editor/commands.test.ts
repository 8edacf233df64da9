import { undo } from "prosemirror-history"
import type { Command, EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import {
  asBody,
  asHeading,
  asParenItem,
  asYishiItem,
  deleteBackward,
  deleteForward,
  deleteItem,
  insertItem,
  itemDown,
  itemIn,
  itemOut,
  itemUp,
  kindAt,
  nextBlank,
  previousBlank,
  splitItem,
} from "../../../renderer/editor/commands"
import { read, run, sketch, withAttrs } from "./sketch"

/** What a command makes of a report; that `undo` gives it back exactly comes with every case. */
function makes(command: Command, before: string[], after: string[] | null): void {
  const state = read(...before)
  expect(sketch(state)).toEqual(before)
  const done = run(state, command)
  expect(command(state)).toBe(done !== null)
  expect(done && sketch(done)).toEqual(after)
  if (!done || done.doc.eq(state.doc)) return
  const undone = run(done, undo)!
  expect(undone.doc.eq(state.doc)).toBe(true)
  expect(sketch(undone)).toEqual(before)
}

describe("Enter", () => {
  it("splits an item into two, counts on, and the first keeps its id", () => {
    makes(
      splitItem,
      ["# 一、工作亮点", "- 一是强队伍。|建阵地。", "- 二是办实事。"],
      ["# 一、工作亮点", "- 一是强队伍。", "- 二是|建阵地。", "- 三是办实事。"],
    )
    const state = read("# 一、工作亮点", "- 一是强队伍。|建阵地。")
    const ids = (of: EditorState) => {
      const found: string[] = []
      of.doc.descendants((node) => void (node.type.name === "item" && found.push(node.attrs.id)))
      return found
    }
    const [first, second] = ids(run(state, splitItem)!)
    expect(first).toBe(ids(state)[0])
    expect(second).not.toBe(first)
  })

  it("at the beginning leaves an empty item in front", () =>
    makes(splitItem, ["# 一、亮点", "- 一是|强队伍。"], ["# 一、亮点", "- 一是", "- 二是|强队伍。"]))

  it("goes on as paragraph where the item has more to it", () => {
    makes(
      splitItem,
      ["# 一、亮点", "- 一是强队伍。|建阵地。", "  - （1）甲", "- 二是乙"],
      ["# 一、亮点", "- 一是强队伍。", "+ |建阵地。", "  - （1）甲", "- 二是乙"],
    )
    makes(
      splitItem,
      ["# 一、亮点", "- 一是强队伍。", "+ 接着|说。"],
      ["# 一、亮点", "- 一是强队伍。", "+ 接着", "+ |说。"],
    )
  })

  it("in an empty paragraph makes the next item", () =>
    makes(
      splitItem,
      ["# 一、亮点", "- 一是强队伍。", "+ |", "- 二是乙"],
      ["# 一、亮点", "- 一是强队伍。", "- 二是|", "- 三是乙"],
    ))

  it("in an empty item goes up a level, or ends the counting", () => {
    makes(
      splitItem,
      ["# 一、亮点", "- 一是甲", "  - （1）乙", "  - （2）|", "- 二是丙"],
      ["# 一、亮点", "- 一是甲", "  - （1）乙", "- 二是|", "- 三是丙"],
    )
    makes(
      splitItem,
      ["# 一、亮点", "- 一是甲", "- 二是|", "- 三是丙"],
      ["# 一、亮点", "- 一是甲", "+ |", "- 二是丙"],
    )
    makes(splitItem, ["# 一、亮点", "- 一是|"], ["# 一、亮点", "- 一是|"])
  })

  it("keeps run-on items on their line", () =>
    makes(
      splitItem,
      ["# 二、问题", "- 一是甲", "-^ 二是乙|丙"],
      ["# 二、问题", "- 一是甲", "-^ 二是乙", "-^ 三是|丙"],
    ))

  it("behind a heading begins its text, behind a lead-in its items", () => {
    makes(splitItem, ["# 一、亮点|", "- 一是甲"], ["# 一、亮点", "~ |", "- 一是甲"])
    makes(splitItem, ["# 一、亮点|", "~ ", "- 一是甲"], ["# 一、亮点", "~ |", "- 一是甲"])
    makes(splitItem, ["# 一、亮点", "~ |", "- 一是甲"], ["# 一、亮点", "- 一是|", "- 二是甲"])
    makes(splitItem, ["# 一、亮点", "~ |"], ["# 一、亮点", "- 一是|"])
    makes(
      splitItem,
      ["# 二、问题", ": 原因是：|", "- 一是甲"],
      ["# 二、问题", ": 原因是：", "- 一是|", "- 二是甲"],
    )
  })

  it("goes through the head of a report line by line", () => {
    makes(splitItem, ["T 述职报告|", "= 开头"], ["T 述职报告", "= |开头"])
    makes(splitItem, ["T 述职报告|", "# 一、亮点"], ["T 述职报告", "B |", "# 一、亮点"])
    makes(splitItem, ["A 各位领导：|", "# 一、亮点"], ["A 各位领导：", "= |", "# 一、亮点"])
    makes(splitItem, ["= 开|头"], ["= 开", "= |头"])
  })

  it("replaces what is selected", () =>
    makes(splitItem, ["# 一、亮点", "- 一是甲[乙]丙"], ["# 一、亮点", "- 一是甲", "- 二是|丙"]))
})

describe("加一条", () => {
  it("adds behind the item with all that belongs to it", () =>
    makes(
      insertItem,
      ["# 一、亮点", "- 一是|甲", "  - （1）乙", "- 二是丙"],
      ["# 一、亮点", "- 一是甲", "  - （1）乙", "- 二是|", "- 三是丙"],
    ))
  it("from a heading adds at the end, from a lead-in at the beginning", () => {
    makes(insertItem, ["# 一、亮|点", "- 一是甲"], ["# 一、亮点", "- 一是甲", "- 二是|"])
    makes(
      insertItem,
      ["# 二、问题", "- 一是甲", ": 原因|是：", "- 一是乙"],
      ["# 二、问题", "- 一是甲", ": 原因是：", "- 一是|", "- 二是乙"],
    )
  })
  it("may not in the frame", () => makes(insertItem, ["T 标题|", "# 一、亮点", "- 一是甲"], null))
})

describe("moving items", () => {
  it("up and down, with what belongs to them", () => {
    makes(
      itemUp,
      ["# 一、亮点", "- 一是甲", "- 二是乙|", "  - （1）子", "- 三是丙"],
      ["# 一、亮点", "- 一是乙|", "  - （1）子", "- 二是甲", "- 三是丙"],
    )
    makes(itemDown, ["# 一、亮点", "- 一是甲|", "- 二是乙"], ["# 一、亮点", "- 一是乙", "- 二是甲|"])
  })
  it("into the next list of the part, whose role they take", () => {
    const state = read("# 二、问题", "- 一是甲", "- 二是乙|", ": 原因是：", "- 一是丙")
    const done = run(state, itemDown)!
    expect(sketch(done)).toEqual(["# 二、问题", "- 一是甲", ": 原因是：", "- 一是乙|", "- 二是丙"])
    const { $head } = done.selection
    expect($head.node(-1).attrs.role).toBe("cause")
  })
  it("not out of the part", () => {
    makes(itemUp, ["# 一、亮点", "- 一是甲|"], null)
    makes(itemDown, ["# 一、亮点", "- 一是甲|", "# 二、问题", "- 一是乙"], null)
  })
  it("run-on lists keep their first item at the head of the line", () =>
    makes(itemUp, ["# 二、问题", "- 一是甲", "-^ 二是乙|"], ["# 二、问题", "- 一是乙|", "-^ 二是甲"]))
  it("an ordinal that was read wrong stays in a list that is not touched", () =>
    makes(
      itemUp,
      ["# 一、亮点", "- 一是甲", "- 一是乙", "# 二、问题", "- 一是丙", "- 二是丁|"],
      ["# 一、亮点", "- 一是甲", "- 一是乙", "# 二、问题", "- 一是丁|", "- 二是丙"],
    ))
  it("down a level and up again", () => {
    makes(
      itemIn,
      ["# 一、亮点", "- （一）甲", "- （二）乙|", "- （三）丙"],
      ["# 一、亮点", "- （一）甲", "  - 1.乙|", "- （二）丙"],
    )
    makes(
      itemOut,
      ["# 一、亮点", "- （一）甲", "  - 1.乙|", "  - 2.子", "- （二）丙"],
      ["# 一、亮点", "- （一）甲", "- （二）乙|", "  - 1.子", "- （三）丙"],
    )
    makes(itemIn, ["# 一、亮点", "- 一是甲|"], null)
    makes(itemOut, ["# 一、亮点", "- 一是甲|"], null)
  })
  it("up keeps the order of the text", () =>
    makes(
      itemOut,
      ["# 一、亮点", "- 一是甲", "  - （1）乙|", "  - （2）子", "+ 尾", "- 二是丙"],
      ["# 一、亮点", "- 一是甲", "- 二是乙|", "  - （1）子", "+ 尾", "- 三是丙"],
    ))
})

describe("changing what a paragraph is", () => {
  it("a list counts as one", () => {
    makes(asParenItem, ["# 一、亮点", "- 一是甲", "- 二是乙|"], ["# 一、亮点", "- （一）甲", "- （二）乙|"])
    makes(asYishiItem, ["# 一、亮点", "- 一是甲|"], null)
  })
  it("paragraphs become items and the other way round", () => {
    makes(
      asYishiItem,
      ["# 一、亮点", "- 一是甲", "+ 乙|", "+ 尾", "- 二是丙"],
      ["# 一、亮点", "- 一是甲", "- 二是乙|", "+ 尾", "- 三是丙"],
    )
    makes(
      asYishiItem,
      ["# 一、亮点", "- （一）甲", "+ 乙|", "+ 丙"],
      ["# 一、亮点", "- （一）甲", "  - 一是乙|", "+ 丙"],
    )
    makes(
      asBody,
      ["# 一、亮点", "- 一是甲", "- 二是乙|", "- 三是丙"],
      ["# 一、亮点", "- 一是甲", "+ 乙|", "- 二是丙"],
    )
    makes(asBody, ["# 一、亮点", "- 一是甲|", "- 二是乙"], ["# 一、亮点", "~ 甲|", "- 一是乙"])
    makes(asBody, ["# 一、亮点", "- 一是甲", "+ 乙|"], null)
    makes(
      asParenItem,
      ["# 一、亮点", "~ 甲|", "~ 乙", "- （一）丙"],
      ["# 一、亮点", "- （一）甲|", "+ 乙", "- （二）丙"],
    )
  })
  it("a part begins with a paragraph; headings count on", () => {
    makes(
      asHeading,
      ["# 一、亮点", "- 一是甲", "- 二是乙|", "+ 尾", "- 三是丙", "# 二、问题", "- 一是丁"],
      ["# 一、亮点", "- 一是甲", "# 二、乙|", "~ 尾", "- 一是丙", "# 三、问题", "- 一是丁"],
    )
    makes(asHeading, ["# 一、亮点|", "- 一是甲"], null)
    makes(asHeading, ["# 一、亮点", "- 一是甲", "  - （1）乙|"], null)
  })
  it("makes a heading text again: its part goes on in the one before", () => {
    makes(
      asBody,
      ["# 一、亮点", "- 一是甲", "# 二、|乙", "~ 丙", "- 一是丁", "# 三、问题", "- 一是戊"],
      ["# 一、亮点", "- 一是甲", "+ |乙", "+ 丙", "- 一是丁", "# 二、问题", "- 一是戊"],
    )
    // One list again, where both count alike and say the same kind of thing.
    makes(
      asBody,
      ["# 一、亮点", "- 一是甲", "# 二、又是亮点|", "- 一是丁", "- 二是戊"],
      ["# 一、亮点", "- 一是甲", "+ 又是亮点|", "- 二是丁", "- 三是戊"],
    )
    makes(
      asBody,
      ["# 一、亮点", "~ 甲", "# 二、|", ": 原因是：", "- 一是丁"],
      ["# 一、亮点", "~ 甲", "~ |", ": 原因是：", "- 一是丁"],
    )
    makes(asBody, ["= 开头", "# 一、亮|点", "- 一是甲"], ["= 开头", "#!", "~ 亮|点", "- 一是甲"])
  })
  it("says what the caret is in", () => {
    const kind = (line: string) => kindAt(read("# 一、亮点", line))
    expect(kind("- 一是甲|")).toBe("yishi")
    expect(kind("- （一）甲|")).toBe("paren")
    expect(kind("- 1.甲|")).toBe("other-item")
    expect(kind("~ 甲|")).toBe("body")
    expect(kindAt(read("# 一、亮|点"))).toBe("heading")
    expect(kindAt(read("T 标|题"))).toBe("fixed")
    expect(kindAt(read("# 一、亮点", "- 一是甲", "+ 乙|"))).toBe("body")
  })
})

describe("Backspace and Delete between blocks", () => {
  it("an item becomes a paragraph of the one before, then joins", () => {
    const before = ["# 一、亮点", "- 一是甲", "- 二是|乙", "- 三是丙"]
    const between = ["# 一、亮点", "- 一是甲", "+ |乙", "- 二是丙"]
    const after = ["# 一、亮点", "- 一是甲|乙", "- 二是丙"]
    makes(deleteBackward, before, between)
    makes(deleteBackward, between, after)
    makes(deleteForward, ["# 一、亮点", "- 一是甲|", "- 二是乙"], ["# 一、亮点", "- 一是甲|", "+ 乙"])
    makes(deleteForward, ["# 一、亮点", "- 一是甲|", "+ 乙"], ["# 一、亮点", "- 一是甲|乙"])
  })
  it("an empty item goes", () => {
    makes(
      deleteBackward,
      ["# 一、亮点", "- 一是甲", "- 二是|", "- 三是丙"],
      ["# 一、亮点", "- 一是甲|", "- 二是丙"],
    )
    makes(deleteForward, ["# 一、亮点", "- 一是|", "- 二是丙"], ["# 一、亮点", "- 一是|丙"])
    makes(deleteBackward, ["# 一、亮点", "- 一是", "- 二是|丙"], ["# 一、亮点", "- 一是|丙"])
  })
  it("no heading is joined to anything, and the last item of a part stays", () => {
    const stays = (...lines: string[]) => makes(deleteBackward, lines, lines)
    stays("# 一、亮点", "- 一是甲", "# 二、|问题", "- 一是乙")
    stays("# 一、亮点", "~ |甲")
    stays("# 一、亮点", "- 一是|", "# 二、问题")
    stays("= 开头", "# 一、|亮点")
    stays("T 标题", "= |开头")
    stays("# 二、问题", "- 一是甲", ": 原因是：", "- 一是|乙")
    makes(deleteForward, ["# 一、亮点|", "~ 甲"], ["# 一、亮点|", "~ 甲"])
    makes(deleteForward, ["# 一、亮点", "- 一是甲|", "# 二、问题"], ["# 一、亮点", "- 一是甲|", "# 二、问题"])
  })
  it("leave single characters to the browser", () => {
    expect(run(read("# 一、亮点", "- 一是甲|乙"), deleteBackward)).toBeNull()
    expect(run(read("# 一、亮点", "- 一是|甲乙"), deleteForward)).toBeNull()
    expect(run(read("# 一、亮点", "- 一是[甲]乙"), deleteBackward)).toBeNull()
  })
})

describe("deleting a selection", () => {
  it("joins its ends inside a part", () => {
    makes(
      deleteBackward,
      ["# 一、亮点", "- 一是甲[乙", "- 二是丙", "- 三是丁]戊", "- 四是己"],
      ["# 一、亮点", "- 一是甲|戊", "- 二是己"],
    )
    makes(
      deleteBackward,
      ["# 一、亮点", "- 一是甲[乙", "- 二是丙]丁", "  - （1）子", "- 三是己"],
      ["# 一、亮点", "- 一是甲|丁", "  - （1）子", "- 二是己"],
    )
  })
  it("of whole items leaves the next one what it is", () =>
    makes(deleteBackward, ["# 一、亮点", "- 一是[甲", "- 二是乙", "- 三是]丙"], ["# 一、亮点", "- 一是|丙"]))
  it("of an item's beginning keeps what belonged to it, in order", () =>
    makes(
      deleteBackward,
      ["# 一、亮点", "- 一是甲[乙", "- 二是丙", "  - （1）子]丑", "  - （2）寅", "+ 尾", "- 三是丁"],
      ["# 一、亮点", "- 一是甲|丑", "  - （1）寅", "+ 尾", "- 二是丁"],
    ))
  it("across parts keeps parts, headings and lead-ins, and a place to write", () => {
    makes(
      deleteBackward,
      [
        "# 一、亮点",
        "- 一是甲[乙",
        "- 二是丙",
        "# 二、问题",
        "- 一是丁",
        "- 二是戊]己",
        ": 原因是：",
        "- 一是庚",
      ],
      ["# 一、亮点", "- 一是甲|", "# 二、问题", "- 一是己", ": 原因是：", "- 一是庚"],
    )
    makes(
      deleteBackward,
      [
        "T [标题",
        "= 开头",
        "# 一、亮点",
        "~ 引言",
        "- 一是甲",
        "- 二是乙",
        "# 二、问题",
        "- 一是丙",
        ": 原因是：",
        "- 一是丁",
        "S 张三]",
      ],
      ["T |", "= ", "# 一、亮点", "~ ", "- 一是", "# 二、问题", "- 一是", ": 原因是：", "- 一是", "S "],
    )
  })
})

describe("deleting an item", () => {
  it("takes all that belongs to it, and its links", () => {
    const links = [
      { problem: "i甲", target: "i乙", verdict: "confirmed" as const },
      { problem: "i丙", target: "i丁", verdict: "refused" as const },
    ]
    const state = withAttrs(
      read("# 二、问题", "- 一是甲|", "- 二是丙", ": 原因是：", "- 一是乙", "- 二是丁"),
      { linkDecisions: links },
    )
    const done = run(state, deleteItem)!
    expect(sketch(done)).toEqual(["# 二、问题", "- 一是|丙", ": 原因是：", "- 一是乙", "- 二是丁"])
    expect(done.doc.attrs.linkDecisions).toEqual([links[1]])
    expect(run(done, undo)!.doc.attrs.linkDecisions).toEqual(links)
  })
  it("empties the last one of a part", () =>
    makes(deleteItem, ["# 一、亮点", "- 一是甲|", "+ 乙"], ["# 一、亮点", "- 一是|"]))
})

describe("links follow their items", () => {
  const links = [{ problem: "i甲", target: "i乙", verdict: "confirmed" as const }]
  it("into the one that they join", () => {
    const state = withAttrs(read("# 二、问题", "- 一是丙", "- 二是|甲", ": 原因是：", "- 一是乙"), {
      linkDecisions: links,
    })
    expect(run(state, deleteBackward)!.doc.attrs.linkDecisions).toEqual([{ ...links[0], problem: "i丙" }])
  })
  it("wherever they are moved", () => {
    const state = withAttrs(read("# 二、问题", "- 一是丙", "- 二是甲|", ": 原因是：", "- 一是乙"), {
      linkDecisions: links,
    })
    expect(run(state, itemUp)!.doc.attrs.linkDecisions).toEqual(links)
  })
})

describe("blanks", () => {
  it("are selected one after the other, and back", () => {
    const state = read("# 一、亮点", "- 一是|发展党员___名，建{阵地名称}。", "- 二是在**村")
    const first = run(state, nextBlank)!
    expect(sketch(first)[1]).toBe("- 一是发展党员[___]名，建{阵地名称}。")
    const second = run(first, nextBlank)!
    expect(sketch(second)[1]).toBe("- 一是发展党员___名，建[{阵地名称}]。")
    const third = run(second, nextBlank)!
    expect(sketch(third)[2]).toBe("- 二是在[**]村")
    expect(run(third, nextBlank)).toBeNull()
    expect(sketch(run(third, previousBlank)!)[1]).toBe("- 一是发展党员___名，建[{阵地名称}]。")
    expect(run(state, previousBlank)).toBeNull()
  })
})
