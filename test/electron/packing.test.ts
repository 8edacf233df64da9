import { execFile, execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { extractFile, getRawHeader, listPackage } from "@electron/asar"
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

/**
 * Packs the program with a stand-in for Electron's distribution, for the real one comes over the network only.
 * What is real: the configuration, the bundles, the archive with its list of files, and the fuses that are flipped
 * in the stand-in's executable. Installers are not made: their tools come over the network too.
 */
const root = fileURLToPath(new URL("../..", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "shuzhi-pack-"))
const run = promisify(execFile)

/** What a fuse is flipped in: the mark that @electron/fuses looks for, the version, the number, nine fuses “off”. */
const fuses = Buffer.concat([
  Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX", "latin1"),
  Buffer.from([1, 9]),
  Buffer.from("0".repeat(9)),
])

/** A program for Windows that does nothing, with a place for what the archive's integrity is checked against. */
async function windowsProgram(): Promise<Buffer> {
  const ofBuilder = createRequire(join(root, "node_modules/app-builder-lib/package.json"))
  const { NtExecutable, NtExecutableResource, Resource } = await import(ofBuilder.resolve("resedit"))
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: "Electron" })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.from(program.generate())
}

/** What every distribution of Electron has, whatever the system. */
function distribution(name: string, program: Buffer): string {
  const dist = join(folder, `dist-${name}`)
  for (const part of ["locales", "resources"]) mkdirSync(join(dist, part), { recursive: true })
  const file = (path: string, bytes: string | Buffer) => writeFileSync(join(dist, path), bytes)
  file(name, Buffer.concat([program, fuses]))
  chmodSync(join(dist, name), 0o755)
  for (const path of ["version", "LICENSE", "LICENSES.chromium.html", "chrome-sandbox"]) file(path, "45.4.1")
  for (const language of ["zh-CN", "en-US", "fr"]) file(`locales/${language}.pak`, "")
  return dist
}

/** Answers the folder with the packed program. */
async function pack(system: "linux" | "win", dist: string): Promise<string> {
  const output = join(folder, system)
  const nowhere = "http://127.0.0.1:9/"
  await run(
    process.execPath,
    [
      join(root, "node_modules/electron-builder/cli.js"),
      "--config",
      "electron.builder.yml",
      `--${system}`,
      "dir",
      "--x64",
      `-c.electronDist=${dist}`,
      `-c.directories.output=${output}`,
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        // Whoever tries to fetch something fails at once.
        ELECTRON_MIRROR: nowhere,
        ELECTRON_BUILDER_BINARIES_MIRROR: nowhere,
        NPM_CONFIG_ELECTRON_MIRROR: nowhere,
        HTTP_PROXY: nowhere,
        HTTPS_PROXY: nowhere,
        ELECTRON_BUILDER_CACHE: join(folder, "cache"),
        CSC_IDENTITY_AUTO_DISCOVERY: "false",
      },
    },
  ).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
    throw new Error(`${stdout}\n${stderr}`)
  })
  return join(output, `${system}-unpacked`)
}

const flipped = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("packing", () => {
  beforeAll(() => {
    execFileSync(process.execPath, [join(root, "electron/launch/build.mjs"), "--if-stale", "window"], {
      stdio: "pipe",
    })
  }, 120_000)

  describe("for Linux", () => {
    let unpacked: string
    beforeAll(async () => {
      unpacked = await pack("linux", distribution("electron", Buffer.from("stand-in ")))
    }, 120_000)

    it("holds the bundles, and nothing else", () => {
      const files = listPackage(join(unpacked, "resources/app.asar"), { isPack: false })
        .map((name) => name.replaceAll("\\", "/").slice(1))
        .filter((name) => !/^out(\/(main(\/chunks)?|preload|renderer))?$/.test(name))
      const built = (name: string) => readdirSync(join(root, "out", name), { recursive: true }).map(String)
      expect(files.sort()).toEqual(
        [
          "package.json",
          "out/main/index.js",
          // What the threads of `batch` run, and what they share with the main script.
          "out/main/batch-thread.js",
          ...built("main/chunks").map((name) => `out/main/chunks/${name}`),
          "out/preload/index.cjs",
          ...built("renderer").map((name) => `out/renderer/${name.replaceAll("\\", "/")}`),
        ].sort(),
      )
      const foreign =
        /node_modules|\.tsx?$|\.map$|^(shared|renderer|electron|test|resources|README|\.)|\.docx$/
      expect(files.filter((name) => foreign.test(name))).toEqual([])
    })

    it("is small", () => {
      expect(statSync(join(unpacked, "resources/app.asar")).size).toBeLessThan(8 * 2 ** 20)
      expect(statSync(join(root, "out/preload/index.cjs")).size).toBeLessThan(4096)
    })

    it("says in package.json what Electron wants to know, and not how it was built", () => {
      const json = JSON.parse(extractFile(join(unpacked, "resources/app.asar"), "package.json").toString())
      expect(json).toMatchObject({ productName: "述职台", main: "out/main/index.js", type: "module" })
      expect(json.devDependencies).toBeUndefined()
      expect(json.scripts).toBeUndefined()
    })

    it("flips the fuses", async () => {
      expect(await getCurrentFuseWire(join(unpacked, "shuzhi"))).toMatchObject(flipped)
    })

    it("keeps Chromium's words in Chinese and English", () => {
      expect(readdirSync(join(unpacked, "locales")).sort()).toEqual(["en-US.pak", "zh-CN.pak"])
    })
  })

  it("for Windows: flips the fuses, and notes what the archive must be", async () => {
    const unpacked = await pack("win", distribution("electron.exe", await windowsProgram()))
    const program = join(unpacked, "shuzhi.exe")
    expect(await getCurrentFuseWire(program)).toMatchObject(flipped)
    // Windows compares the archive's header with this before it runs anything of it.
    const { headerString } = getRawHeader(join(unpacked, "resources/app.asar"))
    const sum = createHash("sha256").update(headerString).digest("hex")
    expect(readFileSync(program).includes(sum)).toBe(true)
  }, 120_000)
})

describe("the configuration", () => {
  const text = readFileSync(join(root, "electron.builder.yml"), "utf8")

  it("is for the version of Electron that is installed", () => {
    const { version } = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8"))
    expect(text).toContain(`electronVersion: ${version}\n`)
  })

  it("has the id that the program tells Windows", () => {
    const id = /^appId: (\S+)$/m.exec(text)![1]
    expect(readFileSync(join(root, "electron/shell/start.ts"), "utf8")).toContain(`"${id}"`)
  })

  it.each(["docx", "doc", "wps"])("leaves .%s to whatever opens it by default", (ending) => {
    expect(text).not.toMatch(new RegExp(`ext:.*\\b${ending}\\b`))
    const script = readFileSync(join(root, "electron/launch/installer.nsh"), "utf8")
    const key = `"Software\\Classes\\.${ending}\\OpenWithProgids"`
    expect(script).toContain(`WriteRegNone SHELL_CONTEXT ${key} "shuzhi.docx"`)
    expect(script).toContain(`DeleteRegValue SHELL_CONTEXT ${key} "shuzhi.docx"`)
    expect(script).not.toMatch(new RegExp(`WriteRegStr[^\\n]*Classes\\\\\\.${ending}"`))
  })
})
