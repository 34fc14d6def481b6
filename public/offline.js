// Keeps the program on this device, so that Cairn opens without a connection. It knows nothing of what people answer.
//
// A build fills in its version and its files (xtask/src/offline.rs). Each version has a cache of its own, and what is in it has been
// compared with its hash. Names change with the content, so whoever answers, a file of a name is the right one: this worker serves
// tabs of every version, takes over as soon as it has everything, and reloads nothing. See docs/decisions/offline.md.

const VERSION = "%{version}";
/** Every file but the page; with its hash where its name changes with its content. */
const FILES = %{files};
/** Bytes of all. */
const SIZE = %{size};

const BASE = new URL(registration.scope).pathname;
/** What opens the names of our caches: another build on this origin has another path. */
const OURS = `cairn-offline@${BASE}#`;
const OWN = OURS + VERSION;
/** A browser that is to save data keeps what is used, and fetches no more ahead than the first screen needs. */
const SPARING = location.search === "?sparing";
/** Left free for what is the person's: far more than answers and pools take. */
const RESERVE = 20_000_000;
/** Files that are fetched at once. */
const LANES = 3;
/** How a host says that a file is not there and will not come back. */
const GONE = [404, 410];
/** A tab that says nothing for so long, in milliseconds, is asleep. */
const PATIENCE = 3000;

/** Whether a name changes with the content. */
const isNamed = (path) => /-[0-9a-f]{16}\.\w+$/.test(path);
/** What stays of such a name from version to version. */
const stem = (path) => path.replace(/-[0-9a-f]{16}(\.\w+)$/, "$1");
const isFirst = (path) => !path || /^((boot|cairn|index|content\/base)-|icon\.svg|manifest)/.test(path);
const isOurs = (path) => Object.hasOwn(FILES, path);

/** What a cache has under a path; nothing, too, where the browser's caches do not answer. */
async function kept(name, path) {
  try {
    return await caches.match(BASE + path, { cacheName: name, ignoreVary: true });
  } catch {
    return undefined;
  }
}

async function others() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OWN);
}

/** A file that any version has, this one first. */
async function find(path) {
  const own = await kept(OWN, path);
  if (own) return own;
  for (const name of await others()) {
    const found = await kept(name, path);
    if (found) return found;
  }
  return undefined;
}

/** The paths that a cache has; none where there is no such cache. */
async function paths(name) {
  if (!(await caches.has(name))) return new Set();
  const all = await (await caches.open(name)).keys();
  return new Set(all.map(({ url }) => new URL(url).pathname.slice(BASE.length)));
}

/** What this version should have and has not; the page comes last, so that where it is, all that it needs is. */
async function lacking() {
  const wanted = new Set();
  if (SPARING) {
    // What was used of an earlier version is used of this one, too.
    for (const name of [OWN, ...(await others())]) {
      for (const path of await paths(name)) wanted.add(stem(path));
    }
  }
  // By name the second program is the last, and it is needed next.
  const all = [...Object.keys(FILES).reverse(), ""].filter((path) => !SPARING || isFirst(path) || wanted.has(stem(path)));
  const there = await paths(OWN);
  return all.filter((path) => !there.has(path));
}

/** Whether an answer is the file, byte for byte. */
async function fits(path, answer) {
  if (!answer.ok) return false;
  if (!path) return (await answer.text()).includes(`data-version="${VERSION}"`);
  if (!FILES[path]) return true;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return FILES[path] === [...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** An answer that a host has redirected must not be given to somebody who asked for the page. */
const direct = (answer) => (answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer);

async function take(cache, path) {
  const known = isNamed(path) && (await find(path));
  if (known) return cache.put(BASE + path, known);
  const tries = isNamed(path) ? [[path, "default"], [path, "reload"]] : [[path, "no-cache"]];
  // Some hosts know the page by its whole name alone.
  if (!path) tries.push(["index.html", "no-cache"]);
  for (const [name, how] of tries) {
    const answer = await fetch(BASE + name, { cache: how, priority: "low" });
    if (await fits(path, answer.clone())) return cache.put(BASE + path, direct(answer));
  }
  throw new Error(`${path} is not what this version needs.`);
}

/** Fetches what is lacking. Where there is no room for it, nothing of it stays. */
async function fill() {
  const queue = await lacking();
  const page = queue.at(-1) === "" && queue.pop() === "";
  if (!queue.length && !page) return;
  const added = [];
  let cache, failed;
  const lane = async () => {
    for (let path; !failed && (path = queue.shift()) !== undefined; ) {
      added.push(path);
      await take(cache, path).catch((error) => (failed ??= error));
    }
  };
  try {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota - usage < SIZE + RESERVE) throw new DOMException("No room.", "QuotaExceededError");
    cache = await caches.open(OWN);
    await Promise.all(Array.from({ length: LANES }, lane));
    if (failed) throw failed;
    if (page) await take(cache, "");
    // The browser may have dropped the cache meanwhile.
    if ((await lacking()).length) throw new Error("Something is gone again.");
  } catch (error) {
    if (error.name === "QuotaExceededError") {
      if (cache) await Promise.all(added.map((path) => cache.delete(BASE + path)));
      if (cache && !(await cache.keys()).length) await caches.delete(OWN);
      await tell("full");
    }
    throw error;
  }
}

async function tell(what) {
  for (const tab of await clients.matchAll({ type: "window", includeUncontrolled: true })) tab.postMessage(what);
}

/** Removes caches of other versions that no tab has been started from. A tab that is asleep may be of any. */
async function sweep() {
  const names = await others();
  if (!names.length) return;
  const tabs = await clients.matchAll({ type: "window" });
  const versions = await Promise.all(tabs.map(versionOf));
  // A newer version may have come meanwhile, and its cache is none of ours to judge.
  const replaced = self.serviceWorker?.state === "redundant" || registration.installing || registration.waiting;
  if (replaced || versions.includes(undefined)) return;
  await Promise.all(names.filter((name) => !versions.includes(name.slice(OURS.length))).map((name) => caches.delete(name)));
}

function versionOf(tab) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE);
    tab.postMessage("version", [port2]);
  });
}

/** A tab of this version has started: what was lost meanwhile comes back, and what nobody uses goes. */
async function started() {
  await fill().catch(() => {});
  await sweep();
}

async function state() {
  const lacks = (await lacking()).length > 0;
  const there = await paths(OWN);
  const whole = Object.keys(FILES).every((path) => there.has(path));
  return lacks ? "waiting" : whole ? "whole" : "part";
}

async function page(request) {
  return (await kept(OWN, "")) ?? fetch(request);
}

async function file(event, path) {
  const { request } = event;
  // What came damaged is asked for once more, past every cache.
  const anew = request.cache === "reload" || request.cache === "no-store";
  const found = anew ? undefined : await find(path);
  if (found) return found;
  try {
    const answer = await fetch(request);
    // A copy is made only to be read: one that nobody reads can hold up the answer, and with it this worker and the next one.
    if (isOurs(path) && answer.ok) event.waitUntil(learn(path, answer.clone()).catch(() => {}));
    if (isOurs(path) && GONE.includes(answer.status)) await forgetPage().catch(() => {});
    return answer;
  } catch (error) {
    const last = anew && (await find(path));
    if (last) return last;
    throw error;
  }
}

/** A file of its page is gone from the host for good: that page is not shown again, for the host has another one. */
async function forgetPage() {
  await (await caches.open(OWN)).delete(BASE);
}

/** Keeps what came after all. */
async function learn(path, answer) {
  if (await fits(path, answer.clone())) await (await caches.open(OWN)).put(BASE + path, answer);
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(fill());
});

addEventListener("activate", (event) => {
  event.waitUntil(clients.claim().then(() => tell({ version: VERSION })));
});

// Pages of every version ask in these words, and answer to "version" and to what is told: none of that can change.
addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data === "started") {
    // Where the page has gone from the cache, whoever asks came from the host and may be newer.
    const version = async () => port?.postMessage((await kept(OWN, "")) && VERSION);
    event.waitUntil(version().then(started));
  }
  if (event.data === "state") event.waitUntil(state().then((is) => port?.postMessage(is)));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(BASE)) return;
  const path = pathname.slice(BASE.length);
  if (request.mode === "navigate") {
    // What else is below this path may be another site; an address in which a mail scanner has escaped the "#" is ours.
    if (/^(|index\.html|404\.html|%23.*)$/i.test(path)) event.respondWith(page(request));
  } else if (isOurs(path) || isNamed(path)) {
    event.respondWith(file(event, path));
  }
});
