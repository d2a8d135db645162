import { anheAddresses } from "../../../src/district/anhe/anhe.ts";
import { type District, districtView } from "../../../src/district/district.ts";
import { districtStream } from "../../../src/district/facts.ts";
import { isInside } from "../../../src/district/ring.ts";
import type { Incident } from "../../../src/dispatch/incident.ts";
import type { Unit } from "../../../src/dispatch/unit.ts";
import { streamKind } from "../../../src/ground/fact.ts";
import type { Point } from "../../../src/ground/point.ts";
import { ulidOf } from "../../../src/ground/ulid.ts";
import type { Call } from "../../../src/intake/call.ts";
import { JournalUnavailable, type Journal } from "../../../src/journal/journal.ts";
import { ownState, type Rulebook } from "../../../src/journal/rulebook.ts";
import type { Submit } from "../../../src/journal/server/submit.ts";
import { drillStream } from "../../../src/training/facts.ts";
import type { Drill } from "../../../src/training/room.ts";
import { drillStep, isOvertaken } from "./drill-step.ts";
import { isUntouched, open } from "./opening.ts";
import type { Movers } from "./moving.ts";
import { type People, watchPeople } from "./people.ts";
import type { DrillOrder, Scene } from "./scene.ts";

export interface DrillParts {
  readonly book: Rulebook;
  readonly journal: Pick<Journal, "current" | "factsOf" | "listen">;
  readonly submit: Submit;
  readonly now: () => Date;
  readonly random: () => number;
  /** Who drives their cars; without it nobody moves. */
  readonly movers?: Movers;
}

/** The synthetic people of a drill district. */
export interface Players {
  /** They look at the board once and do what they do next. */
  turn(): Promise<void>;
  stop(): void;
}

const kinds = ["call", "incident", "unit", "drill", "district"] as const;
const everyMilliseconds = 1000;
const usualPace = 1;

/** Sets the synthetic people up; each `turn` reads the board anew, so that they remember nothing a restart would lose. */
export function playersOf({ book, journal, submit, now, random, movers }: DrillParts): Players {
  const addresses = anheAddresses();
  let watching: Promise<People> | undefined;
  let isStopped = false;

  async function look(): Promise<Scene | undefined> {
    const { touchedAt } = await (watching ??= watchPeople(journal));
    const current = await journal.current(kinds);
    const of = <State>(kind: (typeof kinds)[number]): readonly State[] =>
      [...current].flatMap(([stream, states]) =>
        streamKind(stream) === kind ? [ownState(book, stream, states) as State] : [],
      );
    const district = current.get(districtStream)?.[districtView.room] as District | undefined;
    if (district?.drill !== true) return undefined;
    const stations = Object.values(district.stations);
    return {
      now: now().getTime(),
      pace: (ownState(book, drillStream, current.get(drillStream) ?? {}) as Drill | null)?.pace ?? usualPace,
      calls: of<Call>("call"),
      incidents: of<Incident>("incident"),
      units: of<Unit>("unit"),
      stationOf: (point: Point) => stations.find(({ area }) => area !== undefined && isInside(point, area))?.id,
      touchedAt,
      arrival: movers?.arrival ?? (() => undefined),
    };
  }

  async function give({ giver, name, body }: DrillOrder): Promise<string | undefined> {
    if (isStopped) return undefined;
    const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256));
    const id = ulidOf(now().getTime(), bytes);
    const answer = await submit({ id, name, body, giver });
    // Refused: a person was quicker, or the board has moved on. The next look knows.
    return answer.accepted ? id : undefined;
  }

  return {
    turn: async () => {
      const scene = await look().catch((error: unknown) => {
        watching = undefined;
        throw error;
      });
      if (scene === undefined || scene.pace === 0) return;
      movers?.move(scene);
      if (isUntouched(scene)) await open(scene, addresses, random, give);
      else {
        for (const order of drillStep(scene, random, addresses)) if (!isOvertaken(scene, order)) await give(order);
      }
    },
    stop: () => {
      isStopped = true;
      void watching?.then(({ stop }) => stop()).catch(() => undefined);
    },
  };
}

/** Plays the drill until it is stopped: a turn a second, none before the last is over. */
export function startDrill(parts: DrillParts & { readonly log: (line: string) => void }): { stop(): Promise<void> } {
  const players = playersOf(parts);
  let working: Promise<void> | undefined;
  const beat = setInterval(() => {
    working ??= players
      .turn()
      .catch((error: unknown) => {
        if (error instanceof JournalUnavailable) return;
        parts.log(`the drill stumbled: ${error instanceof Error ? error.message : String(error)}`);
      })
      .finally(() => (working = undefined));
  }, everyMilliseconds);
  return {
    stop: async () => {
      clearInterval(beat);
      players.stop();
      await working;
    },
  };
}
