import type pg from "pg";
import { unitStream } from "../../dispatch/facts.ts";
import { type Giver, streamKey, streamKind } from "../../ground/fact.ts";
import type { Position } from "../../ground/position.ts";
import type { Refusal } from "../../ground/refusal.ts";
import type { Read } from "../../ground/fold.ts";
import type { Commit } from "../../journal/journal.ts";
import { positionSettingsStream } from "../facts.ts";
import type { Fix } from "../fix.ts";
import type { Reporting } from "../../ground/room.ts";
import { judgeSender } from "../judge-sender.ts";
import { usualPositionSettings } from "../facts.ts";
import { positionSettingsPage } from "../room.ts";
import { type LastPositions, lastPositions } from "./last-positions.ts";
import { type SampleStore, sampleStore } from "./sample-store.ts";

/** What the program gives to tracking. */
export interface TrackingParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
  /** A room's state of a current stream, at the position consoles are at. */
  readonly state: Read;
  /** What reports its position, as the room that owns its stream says. */
  readonly reporting: (stream: string) => Reporting | undefined;
  /** Tells screens where a unit is now, or (undefined) that it is no longer shown. */
  readonly show: (unit: string, position: Position | undefined) => void;
  readonly trouble: (error: unknown) => void;
  /** False while what is past its days must stay, for the time is in doubt. */
  readonly isClockTrusted: () => boolean;
}

/** Takes fixes in, keeps the last position of each unit, tells screens, and samples the history. */
export interface Tracking {
  readonly last: LastPositions;
  readonly store: SampleStore;
  /** Why each fix was refused, by its index; a fix that is not named was accepted. Fixes are judged in order of time. */
  take(by: Giver, fixes: readonly Fix[]): ReadonlyMap<number, Refusal>;
  /** After the board has taken the commit in: who went off duty is no longer shown, nor held. */
  commit(commit: Commit): void;
  /** Takes up what was last known before a restart, and begins to write and to erase. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const flushMillis = 1000;
const eraseMillis = 3_600_000;
/** A position older than this is not taken up again at a start. */
const reloadMillis = 15 * 60_000;
const dayMillis = 86_400_000;

export function trackingOf(o: TrackingParts): Tracking {
  const last = lastPositions();
  const store = sampleStore(o.pool);
  const timers: NodeJS.Timeout[] = [];

  const unitOf = (id: string) => o.reporting(unitStream(id));
  const settings = () => o.state(positionSettingsPage, positionSettingsStream) ?? usualPositionSettings;

  function keep(fix: Fix, unit: Reporting | undefined): void {
    const { incident } = unit ?? {};
    // A fix that came late may be of the time before the unit was ordered to where it is now.
    const isOfIncident = incident !== undefined && fix.at >= incident.since;
    if (!last.sample(fix, isOfIncident)) return;
    const { source: _, ...position } = fix;
    store.add({ ...position, incident: isOfIncident ? incident.id : null });
  }

  function take(by: Giver, fixes: readonly Fix[]): ReadonlyMap<number, Refusal> {
    const refused = new Map<number, Refusal>();
    const { oldestSeconds } = settings();
    const order = fixes.map((_, index) => index);
    order.sort((a, b) => compare(fixes[a]?.at, fixes[b]?.at));
    const moved = new Set<string>();
    for (const index of order) {
      const fix = fixes[index];
      if (fix === undefined) continue;
      const unit = unitOf(fix.unit);
      const foreign = judgeSender(by, fix.unit, unit);
      if (foreign !== undefined) {
        refused.set(index, foreign);
        continue;
      }
      const judged = last.take(fix, unit, o.now(), oldestSeconds);
      if (judged.refusal !== undefined) refused.set(index, judged.refusal);
      else moved.add(fix.unit);
      if (judged.keep) keep(fix, unit);
    }
    for (const unit of moved) o.show(unit, last.positionOf(unit));
    return refused;
  }

  async function erase(): Promise<void> {
    if (!o.isClockTrusted()) return;
    await store.erase(new Date(o.now() - settings().keepDays * dayMillis));
  }

  async function reload(): Promise<void> {
    const now = o.now();
    for (const { incident: _, ...position } of await store.latest(new Date(now - reloadMillis), new Date(now))) {
      const fix: Fix = { ...position, source: "tracker" };
      if (unitOf(fix.unit)?.onDuty === true && last.put(fix)) o.show(fix.unit, fix);
    }
  }

  /** Told once until it goes well again: while the database is away, every second would say the same. */
  let troubled = false;
  const unlessTrouble = (work: () => Promise<unknown>) => () =>
    void work().then(
      () => (troubled = false),
      (error: unknown) => {
        if (!troubled) o.trouble(error);
        troubled = true;
      },
    );

  return {
    last,
    store,
    take,
    commit: ({ streams }) => {
      for (const stream of streams.keys()) {
        if (streamKind(stream) !== "unit") continue;
        const id = streamKey(stream);
        if (unitOf(id)?.onDuty !== true && last.drop(id)) o.show(id, undefined);
      }
    },
    start: async () => {
      // Positions from before the restart are a convenience: without them the server starts all the same.
      await reload().catch(o.trouble);
      timers.push(setInterval(unlessTrouble(store.flush), flushMillis), setInterval(unlessTrouble(erase), eraseMillis));
      for (const timer of timers) timer.unref();
      unlessTrouble(erase)();
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await store.flush().catch(o.trouble);
    },
  };
}

function compare(one: string | undefined, other: string | undefined): number {
  return one === other ? 0 : (one ?? "") < (other ?? "") ? -1 : 1;
}
