import { readIn } from "../../ground/fold.ts";
import { refuse } from "../../ground/refusal.ts";
import type { Instant } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import type { Journal } from "../../journal/journal.ts";
import { JournalUnavailable } from "../../journal/journal.ts";
import { Refused } from "../../journal/server/refused.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import { readsView, stretchEnd } from "../noting-reads.ts";
import { readsStream } from "../read-facts.ts";
import { gapRow, type ReadBatch } from "./read-batch.ts";
import type { ReadStore } from "./read-store.ts";

const hourMillis = 3_600_000;

/** Puts digests of the record into the journal: every hour that had reads, and at the end of the program. */
export interface ReadAttesting {
  /** Finds where the last one ended; rows after it mean that the program ended without its last word. */
  start(): Promise<void>;
  /** Attests the hours that are over. */
  beat(): Promise<void>;
  /** Attests everything. */
  stop(): Promise<void>;
}

export function attestReads(o: {
  readonly store: Pick<ReadStore, "digest" | "ends">;
  readonly batch: ReadBatch;
  readonly journal: Pick<Journal, "states">;
  readonly submit: Submit;
  readonly now: () => number;
}): ReadAttesting {
  const hourOf = (millis: number) => new Date(Math.floor(millis / hourMillis) * hourMillis).toISOString();
  let from: Instant | undefined;

  async function attest(upTo: Instant): Promise<void> {
    if (from === undefined || upTo <= from) return;
    o.batch.seal(upTo);
    // The first may be joining a write that began before the last rows came.
    await o.batch.flush();
    await o.batch.flush();
    // A stretch without reads is attested with the next one: a silent night makes no facts.
    const ends = await o.store.ends(from);
    if (ends === undefined || ends.first >= upTo) return;
    while (from < upTo) {
      const to: Instant = stretchEnd(from, upTo);
      const body = { from, to, ...(await o.store.digest(from, to)) };
      const id = derivedUlid(Date.parse(to), `NoteReads ${from}`);
      const answer = await o.submit({ id, name: "NoteReads", body, giver: { officer: "system", role: "system" } });
      if (!answer.accepted) throw new Refused(answer.refusal);
      from = to;
    }
  }

  return {
    start: async () => {
      const home = readIn(await o.journal.states([readsStream]))(readsView, readsStream);
      const begin = home?.to ?? hourOf(o.now());
      const ends = await o.store.ends(home?.to ?? "2000-01-01T00:00:00.000Z");
      from = home === undefined && ends !== undefined ? hourOf(Date.parse(ends.first)) : begin;
      o.batch.seal(from);
      if (ends === undefined) return;
      o.batch.seal(ends.last);
      const { last } = ends;
      o.batch.note("gap", () => gapRow(o.batch.at(), `after=${last}`));
    },
    beat: () => attest(hourOf(o.now())),
    stop: async () => {
      if (from === undefined) throw new Refused(refuse("ReadsOutOfTurn", { to: "" }));
      // Past the last row, which may bear this very millisecond.
      await attest(new Date(Date.parse(o.batch.at()) + 1).toISOString());
    },
  };
}

/** True of what the next beat will do again by itself. */
export function isPassing(error: unknown): boolean {
  return error instanceof JournalUnavailable;
}
