import { expect, test } from "vitest"
import { judgeDrag } from "../../../../renderer/pages/start/drag"

test.each([
  ["a Word file", ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"], "over"],
  ["plain text", ["text/plain"], "over"],
  ["a kind that the browser does not know", [""], "over"],
  ["the first of several", ["text/plain", "image/png"], "over"],
  ["an old Word file", ["application/msword"], "over"],
  ["a WPS file as Windows names it", ["application/vnd.ms-works"], "over"],
  ["a WPS file as 麒麟 names it", ["application/wps-office.wps"], "over"],
  ["rich text", ["application/rtf"], "refused"],
  ["rich text as macOS names it", ["text/rtf"], "refused"],
  ["a text of LibreOffice", ["application/vnd.oasis.opendocument.text"], "refused"],
  ["a PDF", ["application/pdf"], "refused"],
  ["a picture", ["image/jpeg"], "refused"],
  ["a film", ["video/mp4"], "refused"],
  ["an old table", ["application/vnd.ms-excel"], "refused"],
  ["a table", ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], "refused"],
  ["slides", ["application/vnd.openxmlformats-officedocument.presentationml.presentation"], "refused"],
  ["an archive", ["application/zip"], "refused"],
  ["a text from a page", [], "noFile"],
])("%s", (_, types, at) => {
  const drag = judgeDrag(types)
  expect(drag.at).toBe(at)
  if ("why" in drag) expect(drag.why).toMatch(/读不了|另存为 \.docx/)
})
