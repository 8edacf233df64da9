/** Words that pinyin-pro reads wrong in phrases of the library; the resource files have these readings. */
export const mends = {
  三重一大: "sān zhòng yī dà",
  林长制: "lín zhǎng zhì",
  湖长制: "hú zhǎng zhì",
  在路上: "zài lù shàng",
  为中心: "wéi zhōng xīn",
}
