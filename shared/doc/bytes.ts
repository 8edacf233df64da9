/**
 * Little-endian numbers out of a stream. What lies outside of it reads as 0 and as no bytes: offsets and counts
 * of a damaged file point anywhere, and every reader below has to survive that without asking each time.
 */
export class Bytes {
  private readonly view: DataView

  constructor(readonly raw: Uint8Array) {
    this.view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength)
  }

  get length(): number {
    return this.raw.length
  }

  u8(at: number): number {
    return this.has(at, 1) ? this.view.getUint8(at) : 0
  }

  u16(at: number): number {
    return this.has(at, 2) ? this.view.getUint16(at, true) : 0
  }

  u32(at: number): number {
    return this.has(at, 4) ? this.view.getUint32(at, true) : 0
  }

  i32(at: number): number {
    return this.has(at, 4) ? this.view.getInt32(at, true) : 0
  }

  /** At most `length` bytes from `at` on. */
  part(at: number, length = this.raw.length): Bytes {
    return new Bytes(this.raw.subarray(Math.max(0, at), Math.max(0, at + length)))
  }

  /** At most `units` UTF-16 code units from `at` on, up to the first NUL. */
  words(at: number, units: number): string {
    let text = ""
    for (let i = 0; i < units && at + i * 2 < this.length; i++) {
      const unit = this.u16(at + i * 2)
      if (unit === 0) break
      text += String.fromCharCode(unit)
    }
    return text
  }

  private has(at: number, bytes: number): boolean {
    return at >= 0 && at + bytes <= this.raw.length
  }
}

/**
 * A PLC ([MS-DOC] 2.8): n + 1 character positions, then n entries of one size.
 *
 * @param size bytes of an entry
 */
export class Plc {
  readonly count: number

  constructor(
    private readonly bytes: Bytes,
    private readonly size: number,
  ) {
    this.count = Math.max(0, Math.floor((bytes.length - 4) / (4 + size)))
  }

  /** The position with this index, 0 to `count`. */
  position(index: number): number {
    return this.bytes.u32(index * 4)
  }

  /** The bytes of the entry with this index. */
  entry(index: number): Bytes {
    return this.bytes.part((this.count + 1) * 4 + index * this.size, this.size)
  }

  /** The index whose range holds a position, or -1. The positions rise; in a damaged file any answer is one. */
  find(position: number): number {
    let low = 0
    let high = this.count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (this.position(middle) > position) high = middle - 1
      else if (this.position(middle + 1) <= position) low = middle + 1
      else return middle
    }
    return -1
  }
}
