import { makeStore } from "../../src/ground/web/store.ts";

/** A newer version of the program waits on this device; it is taken when whoever has the phone says so. */
export const newVersionStore = makeStore<ServiceWorker | null>(null);

/** Keeps the program on the device, so that it begins without a network. */
export function keepProgram(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/handset/worker.js", { scope: "/handset/" }).then(
    (registration) => {
      const look = () => {
        // The first version that comes to a device has nothing to replace.
        if (registration.waiting !== null && registration.active !== null) newVersionStore.set(registration.waiting);
      };
      look();
      registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", look);
      });
    },
    // A browser that keeps no programs still runs it with a network.
    () => undefined,
  );
}

/** Takes the version that waits, and begins again with it. What waits in the outbox is on the device and stays. */
export function takeNewVersion(): void {
  const waiting = newVersionStore.get();
  if (waiting === null) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("take over");
}
