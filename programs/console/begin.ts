import type { Client } from "../../src/journal/web/client.ts";
import { hasHall, homeOf, pathOf } from "./menu.ts";

/**
 * Somebody who has just signed in, and has the hall at `/`, begins on the page of their role where it has one. Whoever
 * came by another address stays there; reloading or a copied link shows what its address says.
 */
export function begin(client: Client): void {
  if (location.pathname !== "/" || location.search !== "" || !hasHall(client)) return;
  const home = homeOf(client);
  if (home !== undefined) history.replaceState(history.state, "", pathOf(home));
}
