/**
 * Tells whether a file still holds what we last saw in it: equal bytes have equal stamps, and different ones
 * different stamps but for an accident in 2⁶⁴. No safeguard against someone who forges one.
 */
export function stampOf(bytes: Uint8Array): string {
  return `${bytes.length.toString(36)}-${half(bytes, 0x9e3779b9)}${half(bytes, 0x7f4a7c15)}`
}

/** 53 bits of cyrb53 (public domain), over bytes. */
function half(bytes: Uint8Array, seed: number): string {
  let h1 = 0xdeadbeef ^ seed
  let h2 = 0x41c6ce57 ^ seed
  for (const byte of bytes) {
    h1 = Math.imul(h1 ^ byte, 0x9e3779b1)
    h2 = Math.imul(h2 ^ byte, 0x5f356495)
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 0x85ebca6b) ^ Math.imul(h2 ^ (h2 >>> 13), 0xc2b2ae35)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 0x85ebca6b) ^ Math.imul(h1 ^ (h1 >>> 13), 0xc2b2ae35)
  return (4294967296 * (0x1fffff & h2) + (h1 >>> 0)).toString(36).padStart(11, "0")
}
