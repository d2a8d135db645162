import { tagsOf } from "../../../src/access/sight.ts";
import type { Giver } from "../../../src/ground/fact.ts";
import { derivedUlid } from "../../../src/ground/ulid.ts";
import { memoryJournal } from "../../../src/journal/memory-journal.ts";
import { rulebookOf } from "../../../src/journal/rulebook.ts";
import { loadBoard } from "../live/board.ts";
import type { Sink } from "../live/audiences.ts";
import type { LiveLimits } from "../live/live-limits.ts";
import { type Joined, liveOf } from "../live/live.ts";
import { frameReader, type LiveReader, liveReader } from "./live-reader.ts";
import { ledgerRoom } from "./ledger-room.ts";
import { thrown } from "./thrown.ts";

const dispatcher: Giver = { officer: "d", role: "dispatcher" };
const startedAt = "2026-11-23T08:00:00.000Z";

/** A connection whose network can be stopped: what is written then waits, as in a socket's buffer. */
export interface Line {
  readonly reader: LiveReader;
  readonly joined: Joined;
  stop(): void;
  go(): void;
  queued(): number;
  readonly ended: () => boolean;
}

/** The ledger on a memory journal with its board and live push, for tests without a port. */
export async function ledgerHall(limits: Partial<LiveLimits> = {}) {
  const book = rulebookOf([ledgerRoom]);
  const journal = memoryJournal(book);
  const clock = { now: Date.parse(startedAt) };
  const board = await loadBoard(book, journal, thrown);
  const live = liveOf({ book, journal, board, trouble: thrown, now: () => clock.now, limits });
  journal.listen(live.commit);
  let count = 0;

  return {
    book,
    journal,
    board,
    live,
    clock,
    give: (name: string, body: object) => {
      count += 1;
      const id = derivedUlid(clock.now, `order ${count}`);
      return journal.submit({
        digest: JSON.stringify(body),
        order: { id, name, by: dispatcher, receivedAt: startedAt, occurredAt: startedAt, body },
      });
    },
    join: (giver: Giver, reader = liveReader(book), expires = Number.MAX_SAFE_INTEGER): Line => {
      const waiting: Buffer[] = [];
      let stopped = false;
      let ended = false;
      const read = frameReader(reader.take);
      const sink: Sink = {
        write: (bytes) => void (stopped ? waiting.push(bytes) : read(bytes)),
        queued: () => waiting.reduce((sum, bytes) => sum + bytes.length, 0),
        end: () => (ended = true),
        destroy: () => (ended = true),
      };
      reader.opened();
      const joined = live.join(sink, { tags: tagsOf(giver), expires, position: reader.position });
      return {
        reader,
        joined,
        stop: () => (stopped = true),
        go: () => {
          stopped = false;
          for (const bytes of waiting.splice(0)) read(bytes);
          joined.drained();
        },
        queued: sink.queued,
        ended: () => ended,
      };
    },
    /** What a reader of this sight should hold. */
    wanted: (giver: Giver) =>
      new Map(board.visible(tagsOf(giver)).map((entry) => [entry.stream, JSON.parse(entry.text()) as unknown])),
  };
}

/** Lets pushes that were put off happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
}
