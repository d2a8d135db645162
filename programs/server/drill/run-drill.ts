import { randomBytes } from "node:crypto";
import { anheAddresses } from "../../../src/district/anhe/anhe.ts";
import { type District, districtView } from "../../../src/district/district.ts";
import { districtStream } from "../../../src/district/facts.ts";
import { isInside } from "../../../src/district/ring.ts";
import type { Incident } from "../../../src/dispatch/incident.ts";
import { callStream } from "../../../src/intake/facts.ts";
import type { Call } from "../../../src/intake/call.ts";
import type { Unit } from "../../../src/dispatch/unit.ts";
import { streamKind } from "../../../src/ground/fact.ts";
import type { Point } from "../../../src/ground/point.ts";
import { ulidOf } from "../../../src/ground/ulid.ts";
import { JournalUnavailable, type Journal } from "../../../src/journal/journal.ts";
import { ownState, type Rulebook } from "../../../src/journal/rulebook.ts";
import type { Submit } from "../../../src/journal/server/submit.ts";
import { drillStream } from "../../../src/training/facts.ts";
import { openingOrders } from "./opening.ts";
import { type DrillOrder, drillStep, type Scene } from "./drill-step.ts";

interface Parts {
  readonly book: Rulebook;
  readonly journal: Pick<Journal, "states" | "current">;
  readonly submit: Submit;
  readonly now: () => Date;
  readonly random: () => number;
  readonly log: (line: string) => void;
}

const everyMilliseconds = 1000;

/** Plays the drill until it is stopped: looks at the board once a second and gives what its people do next. */
export function startDrill(parts: Parts): { stop(): Promise<void> } {
  const { book, journal, submit, now, random, log } = parts;
  const addresses = anheAddresses();
  let working: Promise<void> = Promise.resolve();
  let isStopped = false;

  async function look(): Promise<{ scene: Scene; isNew: boolean } | undefined> {
    const current = await journal.current(["call", "incident", "unit", "drill", "district"]);
    const calls: Call[] = [];
    const incidents: Incident[] = [];
    const units: Unit[] = [];
    for (const [stream, states] of current) {
      const state = ownState(book, stream, states);
      if (streamKind(stream) === "call") calls.push(state as Call);
      if (streamKind(stream) === "incident") incidents.push(state as Incident);
      if (streamKind(stream) === "unit") units.push(state as Unit);
    }
    const district = current.get(districtStream)?.[districtView.room] as District | undefined;
    if (district === undefined) return undefined;
    const pace = (ownState(book, drillStream, current.get(drillStream) ?? {}) as { pace?: number } | null)?.pace ?? 1;
    // Calls that are over are no longer on the board, but who answered them says whose incident it is.
    const known = new Set(calls.map(({ id }) => id));
    const over = incidents.flatMap((incident) => incident.calls).filter((id) => !known.has(id));
    for (const [stream, states] of await journal.states(over.map(callStream))) {
      const state = ownState(book, stream, states);
      if (state !== null) calls.push(state as Call);
    }
    const stations = Object.values(district.stations);
    const stationOf = (point: Point) => stations.find(({ area }) => area !== undefined && isInside(point, area))?.id;
    const isNew = incidents.length === 0 && calls.length === 0;
    return { scene: { now: now().getTime(), pace, calls, incidents, units, stationOf }, isNew };
  }

  async function give({ giver, name, body }: DrillOrder): Promise<string | undefined> {
    const id = ulidOf(now().getTime(), randomBytes(10));
    const answer = await submit({ id, name, body, giver });
    // A person was quicker, or the board has moved on: the next look knows.
    return answer.accepted ? id : undefined;
  }

  async function turn(): Promise<void> {
    const seen = await look();
    if (seen === undefined || seen.scene.pace === 0 || isStopped) return;
    if (seen.isNew) await openingOrders(seen.scene, addresses, random, give);
    else for (const order of drillStep(seen.scene, random, addresses)) if (!isStopped) await give(order);
  }

  const beat = setInterval(() => {
    working = working.then(async () => {
      if (isStopped) return;
      await turn().catch((error: unknown) => {
        if (!(error instanceof JournalUnavailable))
          log(`the drill stumbled: ${error instanceof Error ? error.message : String(error)}`);
      });
    });
  }, everyMilliseconds);

  return {
    stop: async () => {
      isStopped = true;
      clearInterval(beat);
      await working;
    },
  };
}
