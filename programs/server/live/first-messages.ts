import type { Journal } from "../../../src/journal/journal.ts";
import type { Rulebook } from "../../../src/journal/rulebook.ts";
import type { Audience, Member } from "./audiences.ts";
import type { Board } from "./board.ts";
import { forgetFrame, frame, messagesOf, snapshotFrame } from "./change.ts";
import type { LiveLimits } from "./live-limits.ts";
import { decodePosition } from "./position.ts";
import type { PositionPush } from "./position-push.ts";
import type { Ring } from "./ring.ts";
import { sees, sightOrUnseen } from "./sight.ts";
import type { Telling } from "./telling.ts";

interface Parts {
  readonly book: Rulebook;
  readonly journal: Journal;
  readonly board: Board;
  readonly ring: Ring;
  readonly telling: Telling;
  readonly positions: PositionPush;
  readonly limits: LiveLimits;
  /** A fact's number as readers name it. */
  readonly position: (n: number) => string;
  /** The server's state (database, free space, clock) as a message. */
  readonly status: () => string;
  readonly trouble: (error: unknown) => void;
}

/** What a reader is told to begin with, until it is `live`. */
export interface FirstMessages {
  /** The first messages of a reader that joins: snapshots, or the changes since the position it names. */
  join(audience: Audience, member: Member): void;
  /** One whose queue the network has taken: if it was behind, with what it is to forget and with snapshots. */
  again(audience: Audience, member: Member): void;
}

export function firstMessagesOf(parts: Parts): FirstMessages {
  const { book, journal, board, ring, telling, positions, limits, position, status, trouble } = parts;

  function begin(audience: Audience, member: Member, reset: boolean, before = ""): void {
    const head = board.head();
    if (audience.snapshots?.head !== head) {
      let text = "";
      for (const entry of board.visible(audience.tags)) text += snapshotFrame(entry.stream, entry.text());
      audience.snapshots = { head, bytes: Buffer.from(text) };
    }
    const greeting = { position: position(head), ...(reset ? { reset: true } : {}) };
    if (before !== "") member.sink.write(Buffer.from(before));
    member.sink.write(audience.snapshots.bytes);
    positions.whole(audience, member);
    member.sink.write(Buffer.from(status() + frame("ready", JSON.stringify(greeting), position(head))));
    member.allowance = audience.snapshots.bytes.length + before.length;
    member.state = "live";
  }

  async function resume(audience: Audience, member: Member, given: string): Promise<void> {
    const n = decodePosition(journal.writer, given);
    const head = board.head();
    if (n === null || n > head || head - n > limits.catchUpFacts) return begin(audience, member, true);
    const changes = ring.after(n, head);
    if (changes !== null) {
      let told = "";
      for (const change of changes) told += messagesOf(change, audience.tags);
      const greeting = frame("ready", JSON.stringify({ position: position(head) }), position(head));
      member.sink.write(Buffer.from(told));
      positions.whole(audience, member);
      member.sink.write(Buffer.from(status() + greeting));
      member.state = "live";
      return;
    }
    const told = await factsAfter(n, audience);
    if (stillJoining(member)) {
      telling.now();
      begin(audience, member, true, told);
    }
  }

  /**
   * The facts after number `n`, read from the store because the ring no longer has them, for example after a restart.
   * The server does not know what this reader held then. The reader gets the facts for its own record, and the
   * snapshots that follow replace what it holds.
   */
  async function factsAfter(n: number, { tags }: Audience): Promise<string> {
    let told = "";
    try {
      for (let after = n; after < board.head();) {
        const facts = await journal.facts(after, 1000);
        if (facts.length === 0) break;
        after = facts.at(-1)?.n ?? after;
        const streams = [...new Set(facts.flatMap((fact) => fact.streams))];
        const states = await journal.states(streams);
        const seen = new Set(
          streams.filter((stream) =>
            sees(tags, sightOrUnseen(book, stream, states.get(stream) ?? {}, trouble, board.hiding)),
          ),
        );
        const shown = facts.filter((fact) => fact.streams.some((stream) => seen.has(stream)));
        if (shown.length > 0) told += frame("facts", JSON.stringify({ facts: shown }));
      }
    } catch {
      // The store cannot be read now; the snapshots alone still bring the reader up to date.
    }
    return told;
  }

  return {
    join: (audience, member) => {
      const { position: given } = member.reader;
      if (given === undefined) return begin(audience, member, false);
      resume(audience, member, given).catch((error: unknown) => {
        trouble(error);
        member.sink.end();
      });
    },
    again: (audience, member) => {
      if (member.state !== "behind") return;
      telling.now();
      const missed = ring.after(member.reached, board.head());
      // So long behind that the ring has moved on: a new connection, with a position that is too old, begins anew.
      if (missed === null) return member.sink.end();
      let lost = "";
      for (const stream of new Set(missed.flatMap((change) => [...change.touched.keys()]))) {
        const first = missed.find((change) => change.touched.has(stream))?.touched.get(stream);
        const heldBefore = first !== undefined && first.before.current && sees(audience.tags, first.before);
        const present = board.entry(stream);
        if (heldBefore && (present === undefined || !sees(audience.tags, present.sight))) lost += forgetFrame(stream);
      }
      begin(audience, member, true, lost);
    },
  };
}

/** Asked of the member anew: a reader may have left while its messages were made. */
function stillJoining(member: Member): boolean {
  return member.state === "joining";
}
