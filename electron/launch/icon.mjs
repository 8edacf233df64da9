// `node electron/launch/icon.mjs`: draws the program's icon, 述 in seal red, into resources/icon/. Drawn from strokes,
// not from a font, so that it is the same on every machine and nobody's outline is copied.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { crc32, deflateSync } from "node:zlib"

const folder = fileURLToPath(new URL("../../resources/icon", import.meta.url))

/** `--seal-fill` and `--on-seal` of the design's light theme. */
const seal = [0xa8, 0x2b, 0x20]
const ink = [0xff, 0xff, 0xff]

/** Strokes of 述 on a grid of 100, in the order in which they are written. */
const strokes = [
  // 术
  [
    [41, 37],
    [86, 37],
  ],
  [
    [63, 16],
    [63, 70],
  ],
  [
    [62, 39],
    [54, 51],
    [43, 61],
  ],
  [
    [64, 39],
    [73, 51],
    [85, 60],
  ],
  [
    [74, 18],
    [81, 26],
  ],
  // 辶
  [
    [18, 19],
    [27, 29],
  ],
  [
    [14, 45],
    [28, 45],
    [28, 68],
    [16, 81],
  ],
  [
    [28, 68],
    [35, 76],
    [46, 80],
    [62, 81.5],
    [88, 81.5],
  ],
]
const halfWidth = 4.1
const corner = 12

const length = (x, y) => Math.hypot(x, y)

function distanceToSegment(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay]
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return length(x - ax - t * dx, y - ay - t * dy)
}

/** How far a point lies within the glyph; negative outside. */
const withinGlyph = (x, y) =>
  halfWidth -
  Math.min(
    ...strokes.flatMap((points) =>
      points.slice(1).map((point, i) => distanceToSegment(x, y, points[i], point)),
    ),
  )

/** How far a point lies within the square with its round corners. */
function withinSquare(x, y) {
  const beyond = (v) => Math.abs(v - 50) - (50 - corner)
  const [dx, dy] = [beyond(x), beyond(y)]
  return corner - length(Math.max(dx, 0), Math.max(dy, 0)) - Math.min(Math.max(dx, dy), 0)
}

/** Red, green, blue and opacity of every pixel, row by row. */
function draw(size) {
  const pixel = 100 / size
  // An edge that runs through a pixel covers part of it.
  const covered = (within) => Math.max(0, Math.min(1, 0.5 + within / pixel))
  const pixels = Buffer.alloc(size * size * 4)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [x, y] = [(column + 0.5) * pixel, (row + 0.5) * pixel]
      const glyph = covered(withinGlyph(x, y))
      const colour = seal.map((red, c) => Math.round(red + (ink[c] - red) * glyph))
      pixels.set([...colour, Math.round(255 * covered(withinSquare(x, y)))], (row * size + column) * 4)
    }
  }
  return pixels
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

export function png(size) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // 8 bits a channel, colour with opacity, nothing interlaced.
  header.set([8, 6, 0, 0, 0], 8)
  const pixels = draw(size)
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(row * size * 4, (row + 1) * size * 4)]),
  )
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

/** Windows takes each size from one file. */
export function ico(sizes) {
  const pictures = sizes.map(png)
  const directory = Buffer.alloc(6 + 16 * sizes.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(sizes.length, 4)
  let at = directory.length
  for (const [i, picture] of pictures.entries()) {
    const entry = 6 + 16 * i
    // 256 is written as 0.
    directory[entry] = directory[entry + 1] = sizes[i] % 256
    directory.writeUInt16LE(1, entry + 4)
    directory.writeUInt16LE(32, entry + 6)
    directory.writeUInt32LE(picture.length, entry + 8)
    directory.writeUInt32LE(at, entry + 12)
    at += picture.length
  }
  return Buffer.concat([directory, ...pictures])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(folder, "icon.png"), png(512))
  writeFileSync(join(folder, "icon.ico"), ico([16, 24, 32, 48, 64, 128, 256]))
}
