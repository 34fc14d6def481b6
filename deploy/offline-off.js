// Takes Cairn's worker off every device: publish this file as offline.js, in the place of the one that a build has made, and leave it
// there (deploy/README.md). Browsers ask for it past every worker and every cache. It removes what the worker has kept of the
// program, nothing else, and then itself. Tabs that are open go on by the network; no answer is touched.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const ours = `cairn-offline@${new URL(registration.scope).pathname}#`;
  const off = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(names.map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(off());
});
