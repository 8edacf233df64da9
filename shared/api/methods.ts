/**
 * The names of the contract's methods: all that the preload script knows of it. It imports this file and
 * `endings.ts` alone, so that no schema gets into it. `contract.ts` holds the same names with their shapes; a test compares the two.
 */
export const methodNames = [
  "start",
  "listReports",
  "createReport",
  "openReport",
  "saveReport",
  "releaseReport",
  "renameReport",
  "duplicateReport",
  "deleteReport",
  "restoreReport",
  "purgeReport",
  "readReport",
  "listVersions",
  "readVersion",
  "keepVersion",
  "renameVersion",
  "deleteVersion",
  "pickFile",
  "pickFolder",
  "readFolderFile",
  "openFolderFile",
  "relateFile",
  "readBoundFile",
  "saveReportAs",
  "exportFile",
  "revealFile",
  "saveSettings",
  "print",
  "setWindow",
  "closeReady",
] as const
export type MethodName = (typeof methodNames)[number]

/** What the host tells the page unasked. */
export const eventNames = ["command", "fileOpened", "closing"] as const
export type EventName = (typeof eventNames)[number]
