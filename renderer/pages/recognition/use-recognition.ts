import { useStore } from "zustand"
import type { Recognition, RecognitionState } from "./recognition"

/** Reads the state of a recognition; `select` must answer the same object for the same state. */
export function useRecognition<T>(of: Recognition, select: (state: RecognitionState) => T): T {
  return useStore(of.store, select)
}
