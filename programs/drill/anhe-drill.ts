import { anheAddresses } from "../../src/district/anhe/anhe.ts";
import type { DistrictMaker } from "../../src/district/server/district-orders.ts";
import { makeDistrict } from "../../src/district/server/make-district.ts";
import { type Journal, JournalUnavailable } from "../../src/journal/journal.ts";
import type { Tracking } from "../../src/positions/server/tracking.ts";
import type { Router } from "../../src/streets/server/router.ts";
import type { Submit } from "../../src/journal/server/order-request.ts";
import { makeStaff } from "./make-staff.ts";
import { foundedAt, makePast } from "./past/make-past.ts";
import { adoptMap, makeMap, needsStreets } from "./make-streets.ts";
import { moversOf } from "./moving.ts";
import { type DrillParts, startDrill } from "./run-drill.ts";

interface Beginning extends DistrictMaker {
  readonly journal: Pick<Journal, "states" | "head" | "factsOf" | "listen">;
  readonly dataFolder: string;
  readonly submitBy: (now: () => Date) => Submit;
  log(line: string): void;
}

/**
 * Anhe, its people, so many days of its past, and its streets, which a process of its own draws beside the rest. Without
 * streets the hall works on, as it does wherever no map was imported. The streets are taken into use last: where they
 * are, everything before is there. A start that was killed half-way is completed by the next.
 */
function beginsWith(pastDays: number): (parts: Beginning) => Promise<void> {
  return async (parts) => {
    const { journal, submitBy, now, log, dataFolder } = parts;
    const made = (await needsStreets(parts)) ? makeMap(dataFolder) : undefined;
    // Looked at when the rest is there.
    made?.catch(() => undefined);
    const founded = await foundedAt(journal, now(), pastDays);
    const founding = founded === undefined ? parts : { ...parts, submit: submitBy(() => founded), now: () => founded };
    await makeDistrict({ ...founding, kind: "demo" });
    await makeStaff(founding);
    if (founded !== undefined) await makePast(parts, founded);
    try {
      if (made !== undefined) await adoptMap(parts, await made);
    } catch (error) {
      if (error instanceof JournalUnavailable) throw error;
      log(`the drill's streets could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
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
export const anheDrill = { begin: beginsWith(7), play };

/** The same district and people, without a past and played by nobody: for tests that want a quiet board. */
export const quietAnhe = { begin: beginsWith(0) };
