import { anheAddresses } from "../../src/district/anhe/anhe.ts";
import type { DistrictMaker } from "../../src/district/server/district-orders.ts";
import { type Journal, JournalUnavailable } from "../../src/journal/journal.ts";
import type { Tracking } from "../../src/positions/server/tracking.ts";
import type { Router } from "../../src/streets/server/router.ts";
import { makeStaff } from "./make-staff.ts";
import { adoptMap, makeMap, needsStreets } from "./make-streets.ts";
import { moversOf } from "./moving.ts";
import { type DrillParts, startDrill } from "./run-drill.ts";

interface Beginning extends DistrictMaker {
  readonly journal: Pick<Journal, "states">;
  readonly dataFolder: string;
  log(line: string): void;
}

/** Anhe's people and streets. Without streets the hall works on, as it does wherever no map was imported. */
async function begin(parts: Beginning): Promise<void> {
  const made = (await needsStreets(parts)) ? makeMap(parts.dataFolder) : undefined;
  // Looked at when the people are there.
  made?.catch(() => undefined);
  await makeStaff(parts);
  try {
    if (made !== undefined) await adoptMap(parts, await made);
  } catch (error) {
    if (error instanceof JournalUnavailable) throw error;
    parts.log(`the drill's streets could not be made: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Playing extends Omit<DrillParts, "movers" | "random"> {
  readonly router: Pick<Router, "ask">;
  readonly positions: Pick<Tracking, "take" | "last">;
  log(line: string): void;
}

function play({ router, positions, ...parts }: Playing): { stop(): Promise<void> } {
  const movers = moversOf({
    route: (start, goal) => router.ask("route", { start, goal }),
    positions,
    places: anheAddresses().map(({ point }) => point),
  });
  return startDrill({ ...parts, movers, random: Math.random });
}

/** The demo district with its people, who are played. Whoever starts the server gives it as its `drill`. */
export const anheDrill = { begin, play };

/** The same district and people, played by nobody: for tests and measurements that want a quiet board. */
export const quietAnhe = { begin };
