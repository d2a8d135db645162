import { streamKey, streamKind } from "../../../src/ground/fact.ts";
import type { Position } from "../../../src/ground/position.ts";
import type { Rulebook } from "../../../src/journal/rulebook.ts";
import type { Commit, Journal } from "../../../src/journal/journal.ts";
import { audiencesOf, type Member, type Reader, type Sink } from "./audiences.ts";
import { firstMessagesOf } from "./first-messages.ts";
import type { Board } from "./board.ts";
import { changeOf, frame } from "./change.ts";
import { type LiveLimits, liveLimits } from "./live-limits.ts";
import { encodePosition } from "./position.ts";
import { positionPush } from "./position-push.ts";
import { ringOf } from "./ring.ts";
import { tellingOf } from "./telling.ts";

export interface Joined {
  /** The network has taken everything. */
  drained(): void;
  left(): void;
}

export type DatabaseState = "up" | "down";

export interface Live {
  commit(commit: Commit): void;
  join(sink: Sink, reader: Reader): Joined;
  tellDatabase(state: DatabaseState): void;
  /** Shows where a unit is now, or (undefined) that it is shown nowhere any more. */
  showPosition(unit: string, position: Position | undefined): void;
  /** Where a unit is shown now. */
  positionOf(unit: string): Position | undefined;
  readers(): number;
  /** How many of them bear a tag of sight: `supervisor`. */
  readersOf(tag: string): number;
  /** How many readers have been given fresh snapshots because they could not keep up. */
  fallenBehind(): number;
  close(): void;
}

/**
 * Pushes every commit to every reader. Readers who see the same streams form an audience (`audiences.ts`); `telling.ts`
 * sets the pace. A reader is in one of three states:
 *
 * - `joining`: its first messages are being made (`first-messages.ts`).
 * - `live`.
 * - `behind`: its queue passed the limit. It is sent nothing until the network has taken the queue, then joins again with
 *   fresh snapshots.
 */
export function liveOf(o: {
  book: Rulebook;
  journal: Journal;
  board: Board;
  now: () => number;
  /** Told what a view threw for an audience. */
  trouble: (error: unknown) => void;
  limits?: Partial<LiveLimits>;
}): Live {
  const { book, journal, board, now, trouble } = o;
  const limits = { ...liveLimits, ...o.limits };
  let database: DatabaseState = "up";
  const status = () => frame("status", JSON.stringify({ database }));
  const ring = ringOf(limits.ringFacts);
  const audiences = audiencesOf(limits, now, board.head());
  const position = (n: number) => encodePosition(journal.writer, n);
  const telling = tellingOf({ board, audiences, position, trouble });
  const positions = positionPush(board, audiences, limits);
  const first = firstMessagesOf({ book, journal, board, ring, telling, positions, limits, position, status, trouble });
  const timers = [setInterval(audiences.beat, limits.heartbeatMillis), setInterval(telling.advance, 1000)];
  for (const timer of timers) timer.unref();

  return {
    commit: (commit) => {
      if (commit.facts.length === 0) return;
      const change = changeOf(commit.facts, board.apply(commit));
      ring.add(change);
      for (const [stream, { before, after }] of change.touched) {
        if (streamKind(stream) !== "unit" || before.seenBy.join(" ") === after.sight.seenBy.join(" ")) continue;
        positions.again(streamKey(stream));
      }
      telling.add(change);
    },
    join: (sink, reader) => {
      telling.now();
      const member: Member = { sink, reader, state: "joining", since: now(), reached: 0, allowance: 0, frame: 0 };
      const audience = audiences.join(member);
      first.join(audience, member);
      return {
        drained: () => {
          member.allowance = 0;
          positions.drained(member);
          first.again(audience, member);
        },
        left: () => audiences.leave(audience, member),
      };
    },
    tellDatabase: (state) => {
      if (state === database) return;
      database = state;
      audiences.sendAll(Buffer.from(status()));
    },
    showPosition: positions.show,
    positionOf: positions.of,
    readers: audiences.count,
    readersOf: audiences.countOf,
    fallenBehind: audiences.fallen,
    close: () => {
      positions.stop();
      for (const timer of timers) clearInterval(timer);
      telling.stop();
      for (const audience of audiences.all()) for (const member of audience.members) member.sink.end();
    },
  };
}
