import { makeStore, useStore } from "../../src/ground/web/store.ts";

/** Where this window is: the address after the host, without what follows a question mark. */
const address = makeStore(location.pathname);

window.addEventListener("popstate", () => address.set(location.pathname));

/** An incident somebody asked to see in the hall, until the hall shows it. */
export const wantedIncident = makeStore<string | null>(new URLSearchParams(location.search).get("incident"));

export function showIncident(id: string): void {
  wantedIncident.set(id);
  goTo("/");
}

export function useAddress(): string {
  return useStore(address);
}

/** Goes to another page of the console without loading it anew: what is half done elsewhere stays. */
export function goTo(path: string): void {
  if (path === location.pathname) return;
  history.pushState(null, "", path);
  address.set(location.pathname);
}
