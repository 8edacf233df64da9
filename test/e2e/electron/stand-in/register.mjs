// Loaded with `node --import` before the built main bundle: gives it the stand-in where it asks for Electron.
import { register } from "node:module"

const standIn = new URL("./electron.mjs", import.meta.url).href

register(
  `data:text/javascript,${encodeURIComponent(`
    export function resolve(specifier, context, next) {
      return specifier === "electron"
        ? { url: ${JSON.stringify(standIn)}, shortCircuit: true }
        : next(specifier, context)
    }`)}`,
)
