import { defineConfig } from "vitest/config"

/** What drives a real browser, the packed program or the program's start: it wants the machine to itself. */
const wholeMachine = [
  "test/e2e/**/*.test.ts",
  "test/**/*.browser.test.ts",
  "test/electron/launch/**/*.test.ts",
  "test/electron/packing.test.ts",
]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "logic",
          include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
          exclude: wholeMachine,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "window",
          include: wholeMachine,
          maxWorkers: 1,
          // A busy machine may hold a browser up for once; a fault of ours shows twice.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
