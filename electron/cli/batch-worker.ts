import { parentPort } from "node:worker_threads"
import { type BatchCall, checkOne } from "./batch-one"

/** A thread of `shuzhi batch`: answers each call with its result, one after the other. */
export function serveBatch(): void {
  parentPort?.on("message", (call: BatchCall) => {
    void checkOne(call).then((result) => parentPort?.postMessage(result))
  })
}
