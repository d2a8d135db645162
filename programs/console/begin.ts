import type { Client } from "../../src/journal/web/client.ts";
import { hasHall, homeOf, pathOf } from "./menu.ts";

/** Where somebody who has just signed in began; null once that was used, and for whoever came by an address. */
let begunAt: string | null = null;

/**
 * Somebody who has just signed in, and has the hall at `/`, begins on the page of their role where it has one. Whoever
 * came by another address stays there; reloading or a copied link shows what its address says. A start page of their own
 * comes after it, once it is read (`use-start-page.ts`).
 */
export function begin(client: Client): void {
  if (location.pathname !== "/" || location.search !== "") return;
  const home = hasHall(client) ? homeOf(client) : undefined;
  if (home !== undefined) history.replaceState(history.state, "", pathOf(home));
  begunAt = location.pathname;
}

/** Tells once where they began, so that the page they chose themselves can take its place. */
export function takeBegunAt(): string | null {
  const taken = begunAt;
  begunAt = null;
  return taken;
}
