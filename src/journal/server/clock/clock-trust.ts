import { readIn } from "../../../ground/fold.ts";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { note } from "../note.ts";
import { instantOf, instantSchema } from "../../../ground/instant.ts";
import { type Clock, clockStream, clockView } from "../../clock.ts";
import {
  type ClockBounds,
  type ClockDoubtKind,
  doubtOfDrift,
  doubtOfStart,
  lastTrustedMillis,
  type TrustedMark,
  usualClockBounds,
} from "../../clock-trust.ts";
import { type Commit, type Journal, JournalUnavailable } from "../../journal.ts";
import { readJson } from "../engine/durable-file.ts";
import type { Submit } from "../order-request.ts";

/** Whether what cannot be undone may be done by the machine's time, and what somebody who is to confirm it must see. */
export interface ClockTrust {
  /** Looks at the clock now. */
  isTrusted(): boolean;
  /** Why not; undefined while it is trusted. */
  doubt(): ClockDoubtKind | undefined;
  /** Milliseconds since 1970: what the clock shows, and the last trusted time with what passed since in this run. */
  shown(): number;
  expected(): number;
  /** What the clock shows, in doubt no more than what is expected: dates by it do not lie ahead of the truth. */
  surelyPast(): number;
  /** Called when somebody confirmed the time. */
  onConfirmed(listener: () => void): void;
  commit(commit: Commit): void;
  /** Puts doubts on record and notes trusted moments, each second. */
  watch(submit: Submit, now: () => Date): void;
  stop(): Promise<void>;
}

interface Parts {
  readonly wall: () => number;
  readonly passed: () => number;
  /** As the log says at the start. */
  readonly state: Clock | undefined;
  /** When the last fact was recorded. */
  readonly lastFact: number | undefined;
  readonly dataFolder: string;
  readonly bounds: ClockBounds;
  readonly log: (line: string) => void;
  readonly trouble: (error: unknown) => void;
}

const markFile = "trusted-time.json";
const markShape = z.strictObject({ at: instantSchema, confirmation: z.string().nullable() });
const markMillis = 60_000;
const lookMillis = 1_000;

function clockTrustOf(o: Parts): ClockTrust {
  const { wall, passed, bounds, log } = o;
  const path = join(o.dataFolder, markFile);
  const { confirmed } = o.state ?? {};
  let confirmation = confirmed?.id ?? null;
  const last = lastTrustedMillis({ mark: readMark(path), confirmed, lastFact: o.lastFact });
  /** What the time is taken for, and the monotonic time then. */
  let base = { time: wall(), passed: passed() };
  let doubt: ClockDoubtKind | undefined = o.state?.doubt?.why;
  /** Not on record yet: what was expected and shown when it was found. */
  let untold: { readonly why: ClockDoubtKind; readonly expected: string; readonly shown: string } | undefined;
  const listeners: (() => void)[] = [];
  let markedAt = Number.NEGATIVE_INFINITY;
  let looking: NodeJS.Timeout | undefined;
  let busy = false;
  let marking = Promise.resolve();

  const expected = () => base.time + passed() - base.passed;

  function found(why: ClockDoubtKind): void {
    doubt = why;
    untold = { why, expected: instantOf(Math.round(expected())), shown: instantOf(wall()) };
    log(inWords(untold));
  }

  const atStart = doubtOfStart(base.time, last, bounds);
  if (doubt !== undefined || atStart !== undefined) base = { ...base, time: last ?? base.time };
  if (doubt !== undefined) {
    log(inWords({ why: doubt, expected: instantOf(expected()), shown: instantOf(wall()) }));
  } else if (atStart !== undefined) found(atStart);

  function isTrusted(): boolean {
    if (doubt !== undefined) return false;
    const why = doubtOfDrift(wall() - expected(), bounds);
    if (why !== undefined) found(why);
    return why === undefined;
  }

  /** Off the loop that orders are taken in; a torn one is no note, and the log is asked instead. */
  async function mark(): Promise<void> {
    const at = passed();
    if (at - markedAt < markMillis || !isTrusted()) return;
    markedAt = at;
    const noted: TrustedMark = { at: instantOf(wall()), confirmation };
    try {
      await writeFile(`${path}.draft`, `${JSON.stringify(noted)}\n`, { mode: 0o600, flush: true });
      await rename(`${path}.draft`, path);
    } catch (error) {
      // A full disk: the note of a minute ago is as good.
      log(`the trusted time was not noted: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const markInTurn = () => (marking = marking.then(mark));

  async function look(submit: Submit, now: () => Date): Promise<void> {
    void markInTurn();
    if (untold === undefined || busy) return;
    busy = true;
    const telling = untold;
    try {
      await note({ submit, now: () => now().getTime() }, "NoteClockDoubt", telling);
      if (untold === telling) untold = undefined;
    } catch (error) {
      // The next look tries again.
      if (!(error instanceof JournalUnavailable)) throw error;
    } finally {
      busy = false;
    }
  }

  return {
    isTrusted,
    doubt: () => (isTrusted() ? undefined : doubt),
    shown: wall,
    expected,
    surelyPast: () => (isTrusted() ? wall() : Math.floor(Math.min(wall(), expected()))),
    onConfirmed: (listener) => void listeners.push(listener),
    commit: ({ facts }) => {
      const fact = facts.findLast(({ type }) => type === "ClockConfirmed");
      if (fact === undefined) return;
      confirmation = fact.order;
      markedAt = Number.NEGATIVE_INFINITY;
      doubt = undefined;
      untold = undefined;
      base = { time: Date.parse(fact.recordedAt), passed: passed() };
      // It may have gone elsewhere again between the order and here.
      if (!isTrusted()) return;
      base = { time: wall(), passed: passed() };
      log(`the machine's time ${instantOf(wall())} was confirmed; what waited for it goes on`);
      void markInTurn();
      for (const listener of listeners) listener();
    },
    watch: (submit, now) => {
      const again = () => void look(submit, now).catch(o.trouble);
      looking = setInterval(again, lookMillis);
      looking.unref();
      again();
    },
    stop: async () => {
      clearInterval(looking);
      await marking;
      markedAt = Number.NEGATIVE_INFINITY;
      await markInTurn();
    },
  };
}

/** Of a server that starts: what its clock shows beside what its log and its data folder know. */
export async function openClockTrust(
  {
    wall = Date.now,
    clockBounds,
    log,
  }: {
    readonly wall?: () => number;
    readonly clockBounds?: Partial<ClockBounds>;
    readonly log: (line: string) => void;
  },
  dataFolder: string,
  journal: Journal,
  trouble: (error: unknown) => void,
): Promise<ClockTrust> {
  const read = readIn(await journal.states([clockStream]));
  return clockTrustOf({
    ...{ wall, passed: () => performance.now(), dataFolder, log, trouble },
    state: read(clockView, clockStream),
    lastFact: await lastRecordedMillis(journal),
    bounds: { ...usualClockBounds, ...clockBounds },
  });
}

/** When the last fact was recorded. */
export async function lastRecordedMillis(journal: Journal): Promise<number | undefined> {
  const [last] = await journal.facts(journal.head() - 1, 1);
  return last === undefined ? undefined : Date.parse(last.recordedAt);
}

function readMark(path: string): TrustedMark | undefined {
  try {
    return markShape.safeParse(readJson(path)).data;
  } catch {
    // Torn or unreadable: the log is asked instead.
    return undefined;
  }
}

const reasons: Readonly<Record<ClockDoubtKind, string>> = {
  ahead: "it jumped ahead",
  behind: "it jumped back",
  stopped: "the program did not run for long, or the clock is ahead",
  before: "it shows less than what is on record",
};

function inWords({ why, expected, shown }: { why: ClockDoubtKind; expected: string; shown: string }): string {
  return `the machine's clock is in doubt (${reasons[why]}): it shows ${shown}, the last trusted time is ${expected}; nothing is erased or rotated until a duty commander or security administrator confirms the time in the console`;
}
