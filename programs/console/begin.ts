import type { Client } from "../../src/journal/web/client.ts";
import { hasHall, homeOf, pathOf } from "./menu.ts";

let ledTo = "/";

/**
 * Somebody who has just signed in, and has the hall at `/`, begins on the page of their role where it has one. Whoever
 * came by another address stays there; reloading or a copied link shows what its address says. A start page of their own
 * comes after it, once it is read (`use-start-page.ts`).
 */
export function begin(client: Client): void {
  ledTo = "/";
  if (location.pathname !== "/" || location.search !== "" || !hasHall(client)) return;
  const home = homeOf(client);
  if (home === undefined) return;
  ledTo = pathOf(home);
  history.replaceState(history.state, "", ledTo);
}

/** True where somebody is whom nothing but signing in has led: at the plain address, or where their role begins. */
export function isAtBeginning(pathname: string, search: string): boolean {
  return search === "" && (pathname === "/" || pathname === ledTo);
}
