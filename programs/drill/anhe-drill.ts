import { basename } from "node:path";
import type { Address } from "../../src/district/anhe/addresses.ts";
import { anheAddresses } from "../../src/district/anhe/anhe.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import type { Gazetteer } from "../../src/streets/gazetteer.ts";
import { graphFileOf, type StreetsImport } from "../../src/streets/server/import-streets.ts";
import { placesBeside } from "../../src/streets/server/places-file.ts";
import { addressesOf, anhe, townOn } from "./town.ts";
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

interface Beginnings {
  readonly pastDays: number;
  /** A map of a real town that the drill plays on, instead of the town it draws. */
  readonly map?: string | undefined;
}

/**
 * The district, its people, so many days of its past, and its streets, which a process of its own draws beside the rest.
 * Without streets the hall works on, as it does wherever no map was imported. The streets are taken into use last: where
 * they are, everything before is there. A start that was killed half-way is completed by the next. On a real town the map
 * comes first, because stations and callers are placed on it: may throw `Environment`.
 */
function beginsWith({ pastDays, map }: Beginnings): (parts: Beginning) => Promise<void> {
  return async (parts) => {
    const { journal, submitBy, now, log, dataFolder } = parts;
    const made = (await needsStreets(parts)) ? makeMap(dataFolder, map) : undefined;
    // Looked at when the rest is there.
    made?.catch(() => undefined);
    const founded = await foundedAt(journal, now(), pastDays);
    const founding = founded === undefined ? parts : { ...parts, submit: submitBy(() => founded), now: () => founded };
    const there = map === undefined || made === undefined ? undefined : placesOf(dataFolder, await made);
    const town = there === undefined ? anhe : townOn(there, basename(map ?? "").replace(/\.osm(?:\.pbf|\.gz)?$/, ""));
    if (town === undefined) throw withoutTown(map ?? "");
    await makeDistrict({ ...founding, kind: "demo", drillOrders: town.district });
    await makeStaff(founding, town);
    if (founded !== undefined) {
      const addresses = there === undefined ? anheAddresses() : addressesOf(there);
      await makePast({ ...parts, district: town.district, addresses }, founded);
    }
    try {
      if (made !== undefined) await adoptMap(parts, await made);
    } catch (error) {
      if (error instanceof JournalUnavailable) throw error;
      log(`the drill's streets could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

function placesOf(dataFolder: string, { version }: Pick<StreetsImport, "version">): Gazetteer {
  return placesBeside(graphFileOf(dataFolder, version));
}

function withoutTown(file: string): Environment {
  return new Environment(
    {
      zh: "{file} 中没有带名称的街道，演练无法在其上进行。",
      en: "{file} has no street with a name; the drill cannot play on it.",
    },
    { file },
  );
}

interface Playing extends Omit<DrillParts, "movers" | "random"> {
  readonly router: Pick<Router, "ask">;
  readonly positions: Pick<Tracking, "take" | "last">;
  readonly dataFolder: string;
  /** The version of the streets in use; absent while there are none. */
  readonly version: string | undefined;
  log(line: string): void;
}

/** Where the drill's callers call from: the houses and places of the map in use, or Anhe's plan while there is none. */
function callersAddresses(dataFolder: string, version: string | undefined): readonly Address[] {
  const found = version === undefined ? [] : addressesOf(placesOf(dataFolder, { version }));
  return found.length > 0 ? found : anheAddresses();
}

function play({ router, positions, dataFolder, version, ...parts }: Playing): { stop(): Promise<void> } {
  const addresses = callersAddresses(dataFolder, version);
  const movers = moversOf({
    route: (start, goal) => router.ask("route", { start, goal }),
    positions,
    places: addresses.map(({ point }) => point),
  });
  return startDrill({ ...parts, movers, addresses, random: Math.random });
}

/** The demo district with its people, who are played. Whoever starts the server gives it as its `drill`. */
export const anheDrill = { begin: beginsWith({ pastDays: 7 }), play };

/** The same, on the town of a map where somebody gives one. */
export function drillOn(map: string | undefined): typeof anheDrill {
  return { begin: beginsWith({ pastDays: 7, map }), play };
}

/** The same district and people, without a past and played by nobody: for tests that want a quiet board. */
export const quietAnhe = { begin: beginsWith({ pastDays: 0 }) };
