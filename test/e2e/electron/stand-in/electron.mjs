// Electron, as far as the built main bundle sees it. Runs in the process of the main bundle; whatever needs a
// browser, a user or another program happens in the test's process (`../launch.ts`), over the channel of
// `child_process`. The channel clones what is sent as Electron's own does.
import { EventEmitter } from "node:events"

const setup = JSON.parse(process.env.STAND_IN)

const waiting = new Map()
let lastCall = 0

/** Asks the test's process for something and waits. */
function ask(what, value) {
  const id = ++lastCall
  process.send({ ask: what, id, value })
  return new Promise((resolve) => waiting.set(id, resolve))
}

const tell = (what, value) => process.send({ tell: what, value })

/** What the test's process may ask of this one, by name. */
const answers = {}

process.on("message", async (message) => {
  if ("answered" in message) {
    waiting.get(message.answered)(message.value)
    waiting.delete(message.answered)
    return
  }
  try {
    process.send({ answered: message.id, value: await answers[message.ask](message.value) })
  } catch (error) {
    process.send({ answered: message.id, error: String(error?.message ?? error) })
  }
})
// The test is gone: nobody would ever end this process.
process.on("disconnect", () => process.exit(1))

function preventable(fields = {}) {
  return {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}

// app

const switches = {}

class App extends EventEmitter {
  isPackaged = false
  commandLine = {
    appendSwitch: (name, value = "") => {
      switches[name] = value
    },
  }
  sandboxed = false
  ready = Promise.resolve().then(() => new Promise((resolve) => setImmediate(resolve)))
  enableSandbox() {
    this.sandboxed = true
  }
  setAppUserModelId() {}
  getVersion() {
    return setup.version
  }
  getPath(name) {
    return setup.paths[name]
  }
  requestSingleInstanceLock() {
    return setup.first
  }
  whenReady() {
    return this.ready
  }
  quit() {
    for (const window of BrowserWindow.all) window.close()
    if (BrowserWindow.all.size === 0) this.exit(0)
  }
  exit(code) {
    // What was sent last must arrive before the channel is gone.
    process.send({ tell: "exiting", value: code }, () => process.exit(code))
  }
}
export const app = new App()

answers.secondInstance = ({ argv, folder }) => void app.emit("second-instance", {}, argv, folder)
answers.openFile = (path) => {
  const event = preventable()
  app.emit("open-file", event, path)
  return event.defaultPrevented
}
answers.inspect = () => ({
  sandboxed: app.sandboxed,
  switches,
  schemes,
  channels: [...ipcMain.handlers.keys()].sort(),
  windows: [...BrowserWindow.all].map(({ options }) => ({ ...options, icon: undefined })),
})

// window and page

class Frame {
  constructor({ url, main }) {
    this.url = url
    this.parent = main ? null : { url: "app://bundle/index.html", parent: null }
  }
}

class WebContents extends EventEmitter {
  webRtc = null
  openHandler = () => ({ action: "allow" })
  constructor(window) {
    super()
    this.window = window
  }
  isDestroyed() {
    return this.window.destroyed
  }
  isCrashed() {
    return this.crashed === true
  }
  setWindowOpenHandler(handler) {
    this.openHandler = handler
  }
  setWebRTCIPHandlingPolicy(policy) {
    this.webRtc = policy
  }
  send(channel, value) {
    tell("send", { channel, value })
  }
  reload() {
    this.crashed = false
    this.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false })
    tell("reload")
  }
  print(_options, done) {
    void ask("print").then(({ success, reason }) => done(success, reason))
  }
}

export class BrowserWindow extends EventEmitter {
  static all = new Set()
  destroyed = false
  minimized = false
  maximized = false
  constructor(options) {
    super()
    this.options = options
    const { x = 0, y = 0, width, height } = options
    this.bounds = { x, y, width, height }
    this.webContents = new WebContents(this)
    BrowserWindow.all.add(this)
    app.emit("web-contents-created", {}, this.webContents)
  }
  async loadURL(url) {
    this.webContents.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false })
    await ask("load", { url, preload: this.options.webPreferences.preload, ...this.bounds })
    this.emit("ready-to-show")
  }
  close() {
    const event = preventable()
    this.emit("close", event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy() {
    if (this.destroyed) return
    this.destroyed = true
    BrowserWindow.all.delete(this)
    tell("destroyed")
    this.emit("closed")
    if (BrowserWindow.all.size > 0) return
    if (app.listenerCount("window-all-closed") > 0) app.emit("window-all-closed")
    else app.quit()
  }
  isDestroyed() {
    return this.destroyed
  }
  isMinimized() {
    return this.minimized
  }
  restore() {
    this.minimized = false
  }
  isMaximized() {
    return this.maximized
  }
  maximize() {
    this.maximized = true
  }
  show() {
    tell("shown")
  }
  focus() {
    tell("focused")
  }
  getNormalBounds() {
    return this.bounds
  }
  setTitle(title) {
    tell("title", title)
  }
  setDocumentEdited(edited) {
    tell("edited", edited)
  }
}

const theWindow = () => [...BrowserWindow.all][0]

answers.userCloses = () => void theWindow()?.close()
answers.moveWindow = ({ maximized, ...bounds }) => {
  const window = theWindow()
  window.bounds = { ...window.bounds, ...bounds }
  window.maximized = maximized ?? window.maximized
}
answers.minimize = () => {
  theWindow().minimized = true
}
answers.isMinimized = () => theWindow().minimized
answers.pageCrashes = () => {
  const { webContents } = theWindow()
  webContents.crashed = true
  webContents.emit("render-process-gone", {}, { reason: "crashed" })
}
/** May a page do this? True when nothing prevented it. */
answers.navigates = ({ event: name, url }) => {
  const event = preventable({ url })
  theWindow().webContents.emit(name, event, url)
  return !event.defaultPrevented
}
answers.opensWindow = (url) => theWindow().webContents.openHandler({ url }).action
answers.webRtc = () => theWindow().webContents.webRtc

// calls from the page

class IpcMain extends EventEmitter {
  handlers = new Map()
  handle(channel, handler) {
    if (this.handlers.has(channel)) throw new Error(`second handler for ${channel}`)
    this.handlers.set(channel, handler)
  }
}
export const ipcMain = new IpcMain()

function eventFrom({ url, main, gone, other }) {
  const { webContents } = theWindow()
  if (other) return { sender: {}, senderFrame: new Frame({ url, main }) }
  if (gone) return { sender: webContents, senderFrame: null }
  return { sender: webContents, senderFrame: new Frame({ url, main }) }
}

answers.invoke = async ({ channel, value, from }) => {
  const handler = ipcMain.handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  const answer = await handler(eventFrom(from), value)
  // What cannot be cloned cannot be sent; Electron says so to the page.
  return structuredClone(answer)
}
answers.message = ({ channel, value, from }) => void ipcMain.emit(channel, eventFrom(from), value)

// session, protocol

class Session extends EventEmitter {
  permissionRequest = null
  permissionCheck = null
  devicePermission = null
  beforeRequest = null
  webRequest = {
    onBeforeRequest: (listener) => {
      this.beforeRequest = listener
    },
  }
  setPermissionRequestHandler(handler) {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler) {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler) {
    this.devicePermission = handler
  }
}
export const session = { defaultSession: new Session() }

answers.cancels = (url) =>
  new Promise((resolve) =>
    session.defaultSession.beforeRequest({ url }, ({ cancel }) => resolve(cancel === true)),
  )
answers.permission = async ({ permission, url }) => ({
  asked: await new Promise((resolve) =>
    session.defaultSession.permissionRequest(theWindow().webContents, permission, resolve, {
      requestingUrl: url,
    }),
  ),
  checked: session.defaultSession.permissionCheck(theWindow().webContents, permission, url, {}),
  device: session.defaultSession.devicePermission({ deviceType: permission, origin: url, device: {} }),
})
answers.download = () => {
  const event = preventable()
  session.defaultSession.emit("will-download", event, {}, theWindow().webContents)
  return !event.defaultPrevented
}

let schemes = []
const protocolHandlers = new Map()
export const protocol = {
  registerSchemesAsPrivileged(list) {
    schemes = list
  },
  handle(scheme, handler) {
    protocolHandlers.set(scheme, handler)
  },
}

answers.request = async ({ url, method }) => {
  const handler = protocolHandlers.get(url.slice(0, url.indexOf(":")))
  // `Request` of Node takes no scheme of ours apart, but carries it.
  const response = await handler({ url, method })
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

// what the user sees of the system

const optionsOf = (args) => args.at(-1)
export const dialog = {
  showOpenDialog: (...args) => ask("openDialog", optionsOf(args)),
  showSaveDialog: (...args) => ask("saveDialog", optionsOf(args)),
  showMessageBox: (...args) => ask("messageBox", optionsOf(args)),
  showErrorBox: (title, content) => tell("errorBox", { title, content }),
}

export const shell = {
  showItemInFolder: (path) => tell("revealed", path),
}

export const screen = {
  getPrimaryDisplay: () => setup.displays[0],
  getAllDisplays: () => setup.displays,
}

export const nativeImage = {
  createFromDataURL: (url) => ({ url }),
}

class MenuItem {
  constructor(template) {
    Object.assign(this, { enabled: true, checked: false }, template)
    if (template.submenu) this.submenu = template.submenu.map((item) => new MenuItem(item))
  }
}

export class Menu {
  static application = null
  static buildFromTemplate(template) {
    const menu = new Menu()
    menu.items = template.map((item) => new MenuItem(item))
    return menu
  }
  static setApplicationMenu(menu) {
    Menu.application = menu
  }
  getMenuItemById(id) {
    return this.items.flatMap(({ submenu = [] }) => submenu).find((item) => item.id === id) ?? null
  }
}

answers.menu = () =>
  Menu.application.items.map(({ label, submenu }) => ({
    label,
    items: submenu.map(({ click: _, ...item }) => item),
  }))
answers.clickMenu = (id) => {
  const item = Menu.application.getMenuItemById(id)
  if (!item?.enabled) return false
  if (item.type === "checkbox") item.checked = !item.checked
  item.click(item, theWindow())
  return true
}
