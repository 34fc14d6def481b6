// Starts the program, and takes over with a plain page when it cannot start or go on.
// Nothing here depends on the program: this is what is left when it fails.

const inside = globalThis.cairnInside;
const own = document.querySelector("script[data-rest-wasm]");
const trouble = document.getElementById("trouble");
const RELOADED = "cairn-reloaded";
const CLAIM = "cairn@base";
const SETTINGS = "cairn/settings";

// A link of the app is a part behind "#" of the exact base: from any other address of the page ("/index.html", "/?fbclid=...")
// it would load everything anew, and what only memory has would be gone. An address in which a mail scanner has escaped the "#"
// is left as it is: the program reads what it was meant to be.
const base = new URL(document.baseURI);
const more = location.href.split("#")[0].slice(base.href.length);
if (base.protocol !== "file:" && location.href.startsWith(base.href) && /^(index\.html)?(\?|$)/.test(more) && more && !/%23/i.test(more)) {
  history.replaceState(history.state, "", base.pathname + location.hash);
}

// Light or dark by hand comes back before anything is drawn. What is chosen in another tab holds here, too.
scheme(kept());
addEventListener("storage", (event) => {
  if (event.key === names() + SETTINGS) scheme(kept());
});

/** What the person has chosen; nothing where it is the system's choice. */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(names() + SETTINGS))?.scheme;
  } catch {
    // Storage is blocked, or what it holds is damaged.
    return undefined;
  }
}

/** Shows the page light or dark, or as the system says; the colours are in style/tokens.css. */
function scheme(chosen) {
  const root = document.documentElement;
  const by = ["light", "dark"].includes(chosen) ? chosen : "";
  if (by) root.dataset.scheme = by;
  else delete root.dataset.scheme;
  document.querySelector("meta[name=color-scheme]").content = by || "light dark";
  for (const colour of document.querySelectorAll("meta[name=theme-color]")) {
    const own = colour.dataset.scheme;
    colour.media = by ? (by === own ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
  }
  // The field of the program, where another tab has chosen.
  const field = document.getElementById("scheme");
  if (field) field.value = by;
}

// A browser's translator and some extensions wrap or remove text nodes. Taking out a node that is no longer where
// it was put would then throw and leave a blank page; there is nothing left to do in that case but to go on.
for (const name of ["removeChild", "insertBefore"]) {
  const original = Node.prototype[name];
  Node.prototype[name] = function (node, before) {
    if (name === "removeChild" && node.parentNode !== this) return node;
    if (name === "insertBefore" && before && before.parentNode !== this) return original.call(this, node, null);
    return original.call(this, node, before);
  };
}

// A file or a link that misses the place where it may be dropped would open in place of the page: nothing takes it.
for (const name of ["dragover", "drop"]) {
  addEventListener(name, (event) => {
    const types = event.dataTransfer?.types ?? [];
    const file = types.includes("Files");
    if (event.defaultPrevented || !(file || types.includes("text/uri-list"))) return;
    // A field for files takes a file by itself, and a field for text takes a link as text.
    const { target } = event;
    if (target instanceof HTMLInputElement ? file === (target.type === "file") : !file && target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  });
}

// What keeps the program from running, each with the switch to look at. None of them is the connection.
const MISSING =
  "Cairn computes everything in your browser, and for that it needs WebAssembly, which is switched off here or which this browser does not have. Check these settings: Lockdown Mode on an iPhone, iPad or Mac (it can be turned off for this site alone); “Enhance your security on the web” in Edge; the security level in Tor Browser; javascript.options.wasm in Firefox; a policy of your organisation (DefaultJavaScriptJitSetting in Chrome and Edge). If none of them is the cause, use a current browser.";
const FORBIDDEN =
  "A rule forbids WebAssembly on this page, and Cairn cannot run without it. The program itself arrived complete. Such a rule comes from a blocker or another extension, from a policy or a gateway of your organisation, or from the host, whose Content-Security-Policy has to allow 'wasm-unsafe-eval'. Safari has known this permission since version 16.";
const OLD =
  "This browser refuses the program, although it arrived complete: most likely the browser is too old. Use a current one.";
const SCRIPT =
  "The browser cannot read Cairn's script: something on the way has changed it, or the browser is too old. Try another network or a current browser.";
const MEMORY = "The browser has no memory left for the program. Close other tabs or programs, and load the page again.";
const PACKED =
  "The program arrived packed, so the browser cannot read it: the host or something on the way has compressed it twice, or does not say that it is compressed. The browser is not at fault. Try another network, or tell whoever runs this site.";
const OTHER =
  "Something else came in place of the program: a login or a warning of this network, or a page of the host. Log in to the network or try another one; if that does not help, tell whoever runs this site.";
const CUT =
  "Only a part of the program arrived, twice: something on the way cuts it off, or the file on the host is incomplete. Try another network, or tell whoever runs this site.";
const MIXED =
  "The program arrived but does not fit its script: the two are from different versions, as when a cache keeps one of them after an update. Load the page again in a few minutes; if that does not help, tell whoever runs this site.";
const ABSENT =
  "A part of the program could not be loaded: the host answers, but the file is not there, or the host refuses to send it. The connection is fine. Load the page again in a few minutes: it may be in the middle of an update. If that does not help, tell whoever runs this site: a file is missing, is not where the page looks for it (a wrong base path), or needs a login.";
const TYPE =
  "The host sends Cairn's script with the wrong type, so the browser does not run it. Tell whoever runs this site: .js files have to be served as text/javascript.";
const OURS = "The program stopped because of a fault in Cairn.";
const LOST = "The program could not be loaded. Check the connection and load the page again.";

// On paper a field shows a part of its text and cannot be scrolled: as long as the browser prints, the whole text stands below it.
addEventListener("beforeprint", () => {
  for (const field of document.querySelectorAll("textarea")) {
    // A note has its own text for paper.
    if (!field.value.trim() || field.closest(".noted")) continue;
    const text = document.createElement("p");
    text.className = "written";
    text.textContent = field.value;
    field.after(text);
  }
});
addEventListener("afterprint", () => document.querySelectorAll(".written").forEach((text) => text.remove()));

/**
 * Keeps a second time whose the plain names are, and brings it back where local storage was lost: else a deployment would take the
 * names of another one, and miss its own.
 */
function claim() {
  return new Promise((resolve) => {
    // Some browsers never answer.
    setTimeout(resolve, 500);
    try {
      const owner = localStorage.getItem(CLAIM);
      if (owner !== null) resolve();
      const request = indexedDB.open(CLAIM);
      request.onupgradeneeded = () => request.result.createObjectStore("records");
      request.onerror = resolve;
      request.onsuccess = () => {
        const store = request.result.transaction("records", "readwrite").objectStore("records");
        const kept = owner === null ? store.get(CLAIM) : store.put(owner, CLAIM);
        kept.onerror = resolve;
        kept.onsuccess = () => {
          resolve();
          request.result.close();
          if (owner === null && kept.result !== undefined) localStorage.setItem(CLAIM, kept.result);
        };
      };
    } catch {
      // Blocked storage keeps nothing that names could be for.
      resolve();
    }
  });
}

/** What opens the names of this deployment; see `deployment.rs` in `cairn_core::record`. */
function names() {
  try {
    const owner = localStorage.getItem(CLAIM);
    // On a disk a file may move, and its answers stay; see `base_path` there.
    const mine = base.protocol === "file:" ? "/" : decodeURI(base.pathname).replace(/\/+/g, "/");
    return owner === null || owner === mine ? "" : `cairn@${mine}#`;
  } catch {
    return "";
  }
}

function records() {
  const found = {};
  const own = names();
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key.startsWith(own + "cairn/")) found[key.slice(own.length)] = localStorage.getItem(key);
    }
  } catch {
    // Storage is blocked: there are no records.
  }
  return found;
}

/** Records of the second copy, in IndexedDB; none where there is no such database, or it does not answer. */
function copies() {
  return new Promise((resolve) => {
    const none = () => resolve({});
    setTimeout(none, 2000);
    try {
      const request = indexedDB.open(names() + "cairn");
      // It is not there: it must not be made without what the program puts into it.
      request.onupgradeneeded = () => request.transaction.abort();
      request.onerror = none;
      request.onsuccess = () => {
        const store = request.result.transaction("records").objectStore("records");
        const keys = store.getAllKeys();
        const values = store.getAll();
        values.onsuccess = () => resolve(Object.fromEntries(keys.result.map((key, at) => [key, values.result[at]])));
        values.onerror = none;
      };
    } catch {
      none();
    }
  });
}

/** Everything that either copy has; what both have is as local storage says. */
async function everything() {
  return { ...(await copies()), ...records() };
}

function tell(count) {
  document.getElementById("trouble-kept").textContent = count
    ? `Your answers are saved on this device (${count} records).`
    : "No answers are saved on this device yet.";
  document.getElementById("trouble-export").hidden = !count;
}

function say(what, details) {
  if (!trouble.hidden) return;
  document.getElementById("app").hidden = true;
  document.getElementById("trouble-what").textContent = what;
  tell(Object.keys(records()).length);
  everything().then((all) => tell(Object.keys(all).length));
  document.getElementById("trouble-details").textContent = details;
  trouble.hidden = false;
  trouble.querySelector("h1").focus();
}

document.getElementById("trouble-reload").addEventListener("click", () => location.reload());
document.getElementById("trouble-export").addEventListener("click", async () => {
  const link = document.createElement("a");
  const file = new Blob([JSON.stringify(await everything(), null, 1)], { type: "application/json" });
  link.href = URL.createObjectURL(file);
  link.download = "cairn-records.json";
  link.click();
});

// The program's own way to say that it cannot go on: a part that it needs did not arrive.
addEventListener("cairn-trouble", (event) => say(event.detail.what, event.detail.details));
// A panic ends the program by a trap, in an event handler or in a task. Below it all stands one of our own scripts, which V8
// would leave out of the ten lines that it keeps.
Error.stackTraceLimit = 100;
/** Whether one of our own scripts is in a stack; in the one file that is the page itself. */
const ours = (stack) =>
  inside ? stack.includes(base.href) : stack.split(base.href).some((rest, at) => at && /^[^\s?#:()]*\.js\b/.test(rest));
function trapped(error) {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) {
    // The program of an extension, or of a script that somebody put into the page, may trap here, too; that ends nothing of ours.
    const stack = String(error.stack);
    if (ours(stack)) say(OURS, stack);
  }
}
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

/** What is wrong with the bytes of a program; nothing where they are a whole one. */
function damage(bytes) {
  const starts = (...magic) => magic.every((byte, at) => bytes[at] === byte);
  // gzip, Zstandard.
  if (starts(0x1f, 0x8b) || starts(0x28, 0xb5, 0x2f, 0xfd)) return PACKED;
  if (bytes.length && !starts(...[0, 0x61, 0x73, 0x6d].slice(0, bytes.length))) return OTHER;
  // Sections to the end, each with its length in groups of seven bits. Past the end everything is NaN.
  let at = 8;
  while (at < bytes.length) {
    let [size, unit, byte] = [0, 1];
    at += 1;
    do {
      byte = bytes[at++];
      size += (byte & 127) * unit;
      unit *= 128;
    } while (byte > 127);
    at += byte === undefined ? NaN : size;
  }
  return at === bytes.length ? undefined : CUT;
}

/** Compiles the program even where a server gives it a wrong type. What came damaged is asked for once more, past the cache. */
async function program(url) {
  let wrong;
  for (const cache of ["default", "reload"]) {
    const answer = await fetch(url, { cache });
    if (!answer.ok) throw Object.assign(new Error(`${url}: the server answered ${answer.status}`), absent(answer));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    wrong = damage(bytes);
    if (!wrong) return WebAssembly.compile(bytes);
    wrong = Object.assign(new Error(`${url}: ${bytes.length} bytes`), { what: wrong });
  }
  throw wrong;
}

/** What is said where a host refuses a file. A page from a cache may ask for files that are gone: loaded again, it asks for others. */
const absent = (answer) => (answer.status < 500 ? { what: ABSENT, again: true } : {});

/** Why a script did not come, where that can be known: the browser says no more than that it failed. */
async function unread(url) {
  try {
    const answer = await fetch(url, { cache: "reload" });
    if (!answer.ok) return absent(answer);
    const type = answer.headers.get("content-type") ?? "";
    if (/html/i.test(type)) return { what: OTHER };
    return /(java|ecma)script/i.test(type) ? {} : { what: TYPE };
  } catch {
    // No connection.
    return {};
  }
}

/** What an error of the start means, where that is known. */
function meaning(error) {
  if (error.what) return error.what;
  const refused = error instanceof WebAssembly.CompileError;
  // By policy: WebKit throws an EvalError, the others a CompileError that says so.
  if (error instanceof EvalError || (refused && /polic|csp|unsafe-eval|embedder/i.test(error.message))) return FORBIDDEN;
  if (refused) return OLD;
  if (error instanceof SyntaxError) return SCRIPT;
  if (error instanceof RangeError) return MEMORY;
  if (error instanceof WebAssembly.RuntimeError) return OURS;
  return undefined;
}

/** One reload, in case an old script met a new program from a cache. */
function reloadOnce() {
  try {
    if (sessionStorage.getItem(RELOADED)) return false;
    sessionStorage.setItem(RELOADED, "1");
  } catch {
    return false;
  }
  location.reload();
  return true;
}

/** Fetches a script and its program, and compiles the program. Where both fail, the program knows better why. */
async function load(name) {
  const address = (kind) => new URL(own.dataset[name + kind], document.baseURI).href;
  // In one file scripts cannot be imported: see xtask/src/single.
  const script = inside ? inside.script() : import(address("Js"));
  script.catch(() => {});
  const module = await program(address("Wasm"));
  try {
    return [await script, module];
  } catch (error) {
    // A script that was read and is none says so by itself.
    if (!inside && error instanceof TypeError) Object.assign(error, await unread(address("Js")));
    throw error;
  }
}

// Two programs: the first has the way to the last answer, the second has every page. See src/handover.rs.
let second;
globalThis.cairn = {
  /** Fetches the second program, once; a failure can be tried again. */
  fetch: () =>
    (second ??= load("rest").catch((error) => {
      second = undefined;
      // The page on which it is missed says why.
      error.what = meaning(error);
      throw error;
    })),
  /** Light or dark by hand. */
  scheme,
  /** Keeps twice what was just written down: whose the plain names are. */
  claim,
  /** How much of the program is on this device: see `src/store/offline.rs`. */
  offline: async () => {
    for (let asked; ; ) {
      const registration = await workers?.getRegistration(base.href).catch(() => {});
      const active = registration?.active;
      if (!isOwn(active) || active === asked) return offline;
      // One that is replaced meanwhile does not answer; then the next one is asked.
      asked = active;
      const kept = await ask(active, "state");
      if (kept) return kept;
    }
  },
  /** Starts the second program in the place of the first one, with what that had in memory. */
  swap: async (handed) => {
    // Its script has one program: started twice, each would answer for the other.
    if (globalThis.cairn.handed !== undefined) return;
    globalThis.cairn.handed = handed;
    const [script, module] = await second;
    const shown = document.getElementById("app");
    shown.replaceWith(shown.cloneNode(false));
    // What starts by a promise ends there: nobody else hears of it.
    try {
      await script.default({ module_or_path: module });
    } catch (error) {
      say(meaning(error) ?? MIXED, String(error.stack || error));
    }
  },
};

// The worker that keeps the program on this device: offline.js. Nothing waits for it, and nothing is lost without it.
const WORKER = new URL("offline.js", base).href;
const HOUR = 3_600_000;
const PATIENCE = 30_000;
let workers;
try {
  // A frame without an origin of its own throws.
  if (/^https?:$/.test(location.protocol) && own.dataset.version) workers = navigator.serviceWorker;
} catch {
  // It has none.
}
let offline = inside ? "file" : workers ? "waiting" : "none";
/** Another build on this origin has a worker of its own. */
const isOwn = (worker) => worker?.scriptURL.split("?")[0] === WORKER;
// Who was served by the worker is as old as it; who was not may be newer than one that is about to be replaced.
const served = isOwn(workers?.controller);

/** Asks a worker. Nothing where it does not answer. */
function ask(worker, what) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE);
    const gone = () => worker.state === "redundant" && resolve();
    worker.addEventListener("statechange", gone);
    worker.postMessage(what, [port2]);
    gone();
  });
}

/** The worker has everything of a version: where that is another than this page's, the person can go on to it. */
function meet(version) {
  globalThis.cairn.newer ||= Boolean(version) && version !== own.dataset.version;
  dispatchEvent(new Event("cairn-offline"));
}

workers?.addEventListener("message", ({ data, ports, source }) => {
  if (!isOwn(source)) return;
  if (data === "version") ports[0].postMessage(own.dataset.version);
  if (data === "full") offline = data;
  meet(data.version);
});

/** Has the worker keep the program, once the page has nothing else to do. */
async function keep() {
  try {
    const sparing = navigator.connection?.saveData ? "?sparing" : "";
    const registration = await workers.register(WORKER + sparing, { scope: base.pathname, updateViaCache: "none" });
    let checked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - checked < HOUR) return;
      checked = Date.now();
      registration.update().catch(() => {});
    });
    if (isOwn(workers.controller)) {
      const version = await ask(workers.controller, "started");
      meet(served && version);
    }
  } catch (error) {
    // A script that did not come is asked for again at the next visit; anything else is a browser that has no worker for this page.
    if (!(error instanceof TypeError)) {
      offline = "none";
      // A page that has asked already asks again.
      meet();
    }
  }
}

function later(act) {
  const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 2000));
  if (document.readyState === "complete") idle(act, { timeout: 10_000 });
  else addEventListener("load", () => later(act), { once: true });
}

async function start() {
  if (typeof WebAssembly !== "object") {
    say(MISSING, navigator.userAgent);
    return;
  }
  let otherwise = LOST;
  try {
    // The page has said so, to fetch ahead what is needed; one file has the second program alone.
    const early = globalThis.cairnEarly;
    const claimed = claim();
    const [[script, module]] = await Promise.all([early ? load("first") : globalThis.cairn.fetch(), claimed]);
    otherwise = MIXED;
    await script.default({ module_or_path: module });
    try {
      sessionStorage.removeItem(RELOADED);
    } catch {
      // Storage is blocked; then there was no reload either.
    }
    if (workers) later(keep);
  } catch (error) {
    const known = meaning(error);
    if ((!known || error.again) && reloadOnce()) return;
    say(known ?? otherwise, String(error.stack || error));
  }
}

start();
