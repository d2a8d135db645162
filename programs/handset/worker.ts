/*
 * Keeps the program's files on the device, so that it begins without a network. It knows the files of its own build by name
 * and keeps no answer of the API. A newer version is fetched whole beside this one, and takes over when the page says so.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
/** Filled in by the build: the paths of the program's files, and a name that differs with each build. */
declare const builtFiles: readonly string[];
declare const builtName: string;

const cacheName = `callsign-handset-${builtName}`;
const page = "/handset/";

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(builtFiles.map((path) => new Request(path, { cache: "reload" })))),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    Promise.all([
      worker.clients.claim(),
      caches
        .keys()
        .then((names) =>
          names
            .filter((name) => name.startsWith("callsign-handset-") && name !== cacheName)
            .map((name) => caches.delete(name)),
        ),
    ]),
  );
});

worker.addEventListener("message", ({ data }) => {
  if (data === "take over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  const isPage = request.mode === "navigate" && pathname.startsWith(page);
  if (!isPage && !builtFiles.includes(pathname)) return;
  event.respondWith(
    caches
      .open(cacheName)
      .then((cache) => cache.match(isPage ? page : pathname))
      .then((kept) => kept ?? fetch(request)),
  );
});
