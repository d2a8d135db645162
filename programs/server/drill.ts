import type { Seats } from "../../src/access/server/seats.ts";
import type { Journal } from "../../src/journal/journal.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import type { Submit } from "../../src/journal/server/order-request.ts";
import type { Tracking } from "../../src/positions/server/tracking.ts";
import type { Router } from "../../src/streets/server/router.ts";

interface Lent {
  readonly book: Rulebook;
  readonly submit: Submit;
  readonly now: () => Date;
  log(line: string): void;
}

/**
 * What a demo has besides its district. The server knows nobody who plays: whoever starts it brings the players along
 * (`programs/drill`, docs/decisions/0009).
 */
export interface Drill {
  /**
   * Writes what is missing of the demo's district, people, past and streets. Called at every start, before the rooms open, and again
   * where it throws `JournalUnavailable`.
   */
  begin(
    lent: Lent & {
      readonly journal: Journal;
      readonly dataFolder: string;
      /** The way of every order by another clock, for a past before the first start. */
      readonly submitBy: (now: () => Date) => Submit;
    },
  ): Promise<void>;
  /** Plays until it is stopped; nobody plays when absent. */
  readonly play?: (
    lent: Lent & {
      readonly journal: Pick<Journal, "current" | "factsOf" | "listen" | "states">;
      readonly router: Router;
      readonly positions: Tracking;
      readonly dataFolder: string;
      /** The version of the streets in use; undefined while there are none. */
      readonly version: string | undefined;
      readonly sitsAt: Seats["sitsAt"];
    },
  ) => { stop(): Promise<void> };
}
