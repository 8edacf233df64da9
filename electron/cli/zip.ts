import { type Zippable, zipSync } from "fflate/browser"

// What packages get that ask for fflate (aliases of the two build files): its edition for Node calls `require`, which
// clashes with the shim for old modules, and its edition for browsers packs in threads of a browser.
export * from "fflate/browser"

/** Packs at once: fflate's own `zip` starts threads that Node knows by another name. */
export function zip(
  files: Zippable,
  done: (error: Error | null, zipped: Uint8Array | null) => void,
): () => void {
  try {
    done(null, zipSync(files))
  } catch (error) {
    done(error as Error, null)
  }
  return () => {}
}
