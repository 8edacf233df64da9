/** Units by their kind; those of one line may stand in each other's place. The longest of a kind come first. */
const families: readonly (readonly string[])[] = [
  ["管理委员会", "管委会", "管理区", "开发区", "园区"],
  ["街道办事处", "街道", "苏木(?![达里])", "镇(?![长区级])", "乡(?![村贤级情])"],
  ["社区", "嘎查(?![达部里])", "村(?![民干医规企级庄集务里组])"],
  ["县(?![级委直])", "区(?![域级委直])", "市(?![场民级委直])"],
  ["海关"],
  ["监狱(?!长)", "看守所", "强制隔离戒毒所", "戒毒所"],
  ["消防救援大队", "消防救援支队", "消防救援站", "消防大队"],
  ["交通警察大队", "交警大队", "巡特警大队", "综合执法大队", "执法大队", "公安局", "派出所"],
  ["检察院", "人民法院", "法院", "司法局", "司法所"],
  ["中心卫生院", "卫生院", "中医医院", "人民医院", "医院", "卫生服务中心"],
  ["幼儿园", "中心学校", "中心校", "学校", "小学", "中学", "大学", "学院", "职教中心"],
  ["研究院", "研究所", "试验站", "气象站", "观测站"],
  ["税务所", "税务局", "供电所", "供电公司", "分局", "局(?![长面部限势])"],
  ["林场", "农场", "牧场", "渔场", "水库", "管理处", "管理所", "管护站", "保护站"],
  ["有限公司", "集团公司", "集团", "公司", "合作社", "信用社", "支行", "银行", "水厂", "电厂", "工厂"],
  ["图书馆", "文化馆", "博物馆", "档案馆", "敬老院", "养老院", "福利院", "救助站", "中心"],
]

/** A pattern of the word that says what kind of unit a name is of. */
export const kindOfUnit = `(?:${families.flat().join("|")})`
const kindAtEnd = families.map((kinds) => new RegExp(`(?:${kinds.map(plainKind).join("|")})$`))
const anyKindAtEnd = new RegExp(`(?:${families.flat().map(plainKind).join("|")})$`)

function plainKind(kind: string): string {
  return kind.replace(/\(.*$/, "")
}

/** Which line of kinds a unit is of, or -1. */
export function familyOf(unit: string): number {
  return kindAtEnd.findIndex((kind) => kind.test(unit))
}

/** A unit's name without all that says of what kind it is: 屏阳县供电公司 → 屏阳. */
export function properOf(unit: string): string {
  let out = unit
  for (let next = out.replace(anyKindAtEnd, ""); next !== out; next = out.replace(anyKindAtEnd, ""))
    out = next
  return out
}

/** What people say for short, besides the bare name: 南坪监狱 → 南坪, 南监; 巴彦宝力格嘎查 → 宝力格. */
export function shortFormsOf(unit: string): string[] {
  const proper = properOf(unit)
  if (proper.length < 2 || proper === unit) return []
  const out = [proper]
  if (/监狱$/.test(unit)) out.push(`${proper[0]}监`)
  // Mongolian names are long; their last word is what the neighbours say.
  if (proper.length >= 5 && /(?:嘎查|苏木)$/.test(unit)) out.push(proper.slice(-3))
  return out
}
