// Starts the program, and takes over with a plain page when it cannot start or go on.
// Nothing here depends on the program: this is what is left when it fails.

const own = document.querySelector("script[data-first-wasm]");
const trouble = document.getElementById("trouble");
const PREFIX = "cairn/";
const RELOADED = "cairn-reloaded";

// A link of the app is a part behind "#" of the exact base: from any other address of the page ("/index.html", "/?fbclid=...")
// it would load everything anew, and what only memory has would be gone. An address in which a mail scanner has escaped the "#"
// is left as it is: the program reads what it was meant to be.
const base = new URL(document.baseURI);
const more = location.href.split("#")[0].slice(base.href.length);
if (location.href.startsWith(base.href) && /^(index\.html)?(\?|$)/.test(more) && more && !/%23/i.test(more)) {
  history.replaceState(history.state, "", base.pathname + location.hash);
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

// A file that misses the place where it may be dropped would open in place of the page: nothing takes it.
for (const name of ["dragover", "drop"]) {
  addEventListener(name, (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    // A field for files takes it by itself.
    if (event.target instanceof HTMLInputElement && event.target.type === "file") return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  });
}

function records() {
  const found = {};
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key.startsWith(PREFIX)) found[key] = localStorage.getItem(key);
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
      const request = indexedDB.open("cairn");
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
// A panic ends the program by a trap, in an event handler or in a task.
function trapped(error) {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) {
    // An extension's own program may trap on our page, too; that is no fault of ours and ends nothing.
    const stack = String(error.stack);
    if (/-extension:\/\//.test(stack) && !stack.includes(base.href)) return;
    say("The program stopped because of an error of ours.", String(error.stack || error));
  }
}
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

/** Compiles the program even where a server gives it a wrong type. */
async function program(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: the server answered ${answer.status}`);
  return WebAssembly.compile(await answer.arrayBuffer());
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

/** Fetches a script and its program, and compiles the program. */
function load(name) {
  const address = (kind) => new URL(own.dataset[name + kind], document.baseURI).href;
  return Promise.all([import(address("Js")), program(address("Wasm"))]);
}

// Two programs: the first has the way to the last answer, the second has every page. See src/handover.rs.
const EARLY = /^(#\/?(start(\/.*)?|assess)?)?$/;
let second;
globalThis.cairn = {
  /** Fetches the second program, once; a failure can be tried again. */
  fetch: () =>
    (second ??= load("rest").catch((error) => {
      second = undefined;
      throw error;
    })),
  /** Starts the second program in the place of the first one, with what that had in memory. */
  swap: async (handed) => {
    // Its script has one program: started twice, each would answer for the other.
    if (globalThis.cairn.handed !== undefined) return;
    globalThis.cairn.handed = handed;
    const [script, module] = await second;
    const shown = document.getElementById("app");
    shown.replaceWith(shown.cloneNode(false));
    await script.default({ module_or_path: module });
  },
};

async function start() {
  if (typeof WebAssembly !== "object") {
    say("Cairn computes everything in your browser, and for that it needs WebAssembly, which this browser does not have or which is switched off. Use a current browser, or allow WebAssembly for this page.", navigator.userAgent);
    return;
  }
  try {
    const early = EARLY.test(location.hash);
    const [script, module] = await (early ? load("first") : globalThis.cairn.fetch());
    await script.default({ module_or_path: module });
    try {
      sessionStorage.removeItem(RELOADED);
    } catch {
      // Storage is blocked; then there was no reload either.
    }
  } catch (error) {
    const refused = error instanceof WebAssembly.CompileError;
    if (!refused && reloadOnce()) return;
    say(
      refused
        ? "This browser refuses the program, most likely because it is too old or because WebAssembly is not allowed here. Use a current browser, or allow WebAssembly for this page."
        : "The program could not be loaded. Check the connection and load the page again.",
      String(error.stack || error),
    );
  }
}

start();
