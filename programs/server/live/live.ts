import { streamKey, streamKind } from "../../../src/ground/fact.ts";
import type { Position } from "../../../src/ground/position.ts";
import type { Rulebook } from "../../../src/journal/rulebook.ts";
import type { Commit, Journal } from "../../../src/journal/journal.ts";
import type { Board } from "./board.ts";
import { type Change, changeOf, forgetFrame, frame, messagesOf, snapshotFrame } from "./change.ts";
import { decodePosition, encodePosition } from "./position.ts";
import { positionFrames } from "./position-frames.ts";
import { ringOf } from "./ring.ts";
import { sees, sightOrUnseen } from "./sight.ts";

/** The writing end of one reader's connection. */
export interface Sink {
  write(bytes: Buffer): void;
  /** Bytes handed over that the network has not taken yet. */
  queued(): number;
  end(): void;
  destroy(): void;
}

export interface Joined {
  /** The network has taken everything. */
  drained(): void;
  left(): void;
}

export interface Reader {
  readonly tags: readonly string[];
  /** When the reader's token ends, milliseconds since 1970. */
  readonly expires: number;
  readonly position: string | undefined;
}

export interface LiveLimits {
  readonly ringFacts: number;
  /** Bytes a reader may owe beyond its last snapshots before it is behind. */
  readonly queuedBytes: number;
  /** A reader that far behind a position it names is given snapshots instead. */
  readonly catchUpFacts: number;
  readonly heartbeatMillis: number;
  /** A reader that takes nothing for so long is cut off. */
  readonly stuckMillis: number;
  /** Positions of units are sent no more often than this. */
  readonly positionMillis: number;
  /** A reader that owes more is told of positions later, and then only of the latest. */
  readonly positionQueuedBytes: number;
}

export const liveLimits: LiveLimits = {
  ringFacts: 8192,
  queuedBytes: 512 * 1024,
  catchUpFacts: 5000,
  heartbeatMillis: 15_000,
  stuckMillis: 60_000,
  positionMillis: 250,
  positionQueuedBytes: 64 * 1024,
};

export type DatabaseState = "up" | "down";

export interface Live {
  commit(commit: Commit): void;
  join(sink: Sink, reader: Reader): Joined;
  tellDatabase(state: DatabaseState): void;
  /** Shows where a unit is now, or (undefined) that it is shown nowhere any more. */
  showPosition(unit: string, position: Position | undefined): void;
  readers(): number;
  /** How many readers have been given fresh snapshots because they could not keep up. */
  fallenBehind(): number;
  close(): void;
}

interface Member {
  readonly sink: Sink;
  readonly reader: Reader;
  state: "joining" | "live" | "behind" | "left";
  since: number;
  /** The last fact it has been told of, once it is behind. */
  reached: number;
  /** Bytes of the snapshots last written, until the network has taken them. */
  allowance: number;
  /** The last frame of positions it was sent. */
  frame: number;
}

interface Audience {
  readonly tags: readonly string[];
  readonly members: Set<Member>;
  /** Out of its sight, facts went by: its position is to be advanced. */
  owed: boolean;
  snapshots: { readonly head: number; readonly bytes: Buffer } | undefined;
}

/**
 * Pushes every commit to every reader. Readers of equal sight are one audience, for which a commit is written as bytes
 * once. Flushes pace themselves: after one that took t, the next waits at least t, so that a flood of commits becomes
 * fewer and larger writes instead of a queue, and half the time stays for the clerk.
 *
 * A reader is `joining` (its first messages are being made), `live`, or `behind`: its queue passed the limit, it is
 * sent nothing more until the network has taken all of it, and then begins again with fresh snapshots.
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
  const { book, journal, board, now } = o;
  const limits = { ...liveLimits, ...o.limits };
  const ring = ringOf(limits.ringFacts);
  const positions = positionFrames(board);
  let moving: NodeJS.Timeout | undefined;
  let lastFrameAt = -Infinity;
  const audiences = new Map<string, Audience>();
  let pending: Change[] = [];
  let flushing: NodeJS.Immediate | NodeJS.Timeout | undefined;
  let lastEnd = 0;
  let lastTook = 0;
  let database: DatabaseState = "up";
  let fallen = 0;
  let closed = false;
  /** The number of the last fact that has been pushed. */
  let pushed = board.head();

  const position = (n: number) => encodePosition(journal.writer, n);

  function flush(): void {
    flushing = undefined;
    if (pending.length === 0) return;
    const began = performance.now();
    const changes = pending;
    pending = [];
    for (const audience of audiences.values()) {
      const told = tellOf(changes, audience);
      if (told === undefined) continue;
      audience.owed = !told.endsWith(`id: ${position(board.head())}\n\n`);
      if (told === "") continue;
      const bytes = Buffer.from(told);
      for (const member of audience.members) send(member, bytes);
    }
    pushed = board.head();
    lastEnd = performance.now();
    lastTook = lastEnd - began;
  }

  /** What an audience is told; nothing when that cannot be said: its readers come again, and begin with snapshots. */
  function tellOf(changes: readonly Change[], audience: Audience): string | undefined {
    try {
      let told = "";
      for (const change of changes) {
        const messages = messagesOf(change, audience.tags);
        if (messages !== "") told += `${messages.slice(0, -1)}id: ${position(change.to)}\n\n`;
      }
      return told;
    } catch (error) {
      o.trouble(error);
      for (const member of audience.members) member.sink.end();
      return undefined;
    }
  }

  function send(member: Member, bytes: Buffer): void {
    if (member.state !== "live") return;
    if (member.sink.queued() > limits.queuedBytes + member.allowance) {
      member.state = "behind";
      member.since = now();
      member.reached = pushed;
      fallen += 1;
      return;
    }
    member.sink.write(bytes);
  }

  function movePositions(): void {
    if (closed) return;
    moving ??= setTimeout(sendPositions, Math.max(0, lastFrameAt + limits.positionMillis - performance.now()));
  }

  function sendPositions(): void {
    moving = undefined;
    lastFrameAt = performance.now();
    const before = positions.last();
    const textFor = positions.cut();
    for (const audience of audiences.values()) {
      let shared: Buffer | undefined;
      for (const member of audience.members) {
        // Whoever has not taken what it was sent is asked again when it has (`drained`).
        if (member.state !== "live" || member.sink.queued() > limits.positionQueuedBytes) continue;
        const bytes =
          member.frame === before
            ? (shared ??= Buffer.from(textFor(audience.tags)))
            : Buffer.from(positions.since(member.frame, audience.tags));
        member.frame = positions.last();
        if (bytes.length > 0) send(member, bytes);
      }
    }
  }

  /** Every position in sight, to begin with; what a reader held before is replaced. */
  function tellPositions(audience: Audience, member: Member): void {
    member.frame = positions.last();
    const text = positions.whole(audience.tags);
    if (text !== "") member.sink.write(Buffer.from(text));
  }

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
    tellPositions(audience, member);
    member.sink.write(Buffer.from(statusFrame() + frame("ready", JSON.stringify(greeting), position(head))));
    member.allowance = audience.snapshots.bytes.length + before.length;
    member.state = "live";
  }

  function statusFrame(): string {
    return frame("status", JSON.stringify({ database }));
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
      tellPositions(audience, member);
      member.sink.write(Buffer.from(statusFrame() + greeting));
      member.state = "live";
      return;
    }
    // Older than the ring, as after a restart: what was held then is not known here, so the facts in between are told
    // from the store, for the reader's own record of them, and the snapshots that follow replace what it holds.
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
            sees(audience.tags, sightOrUnseen(book, stream, states.get(stream) ?? {}, o.trouble, board.hiding)),
          ),
        );
        const shown = facts.filter((fact) => fact.streams.some((stream) => seen.has(stream)));
        if (shown.length > 0) told += frame("facts", JSON.stringify({ facts: shown }));
      }
    } catch {
      // The store cannot be read now; the snapshots alone still bring the reader up to date.
    }
    if (stillJoining(member)) {
      flushNow();
      begin(audience, member, true, told);
    }
  }

  function flushNow(): void {
    if (pending.length > 0) flush();
  }

  function audienceOf(tags: readonly string[]): Audience {
    const key = [...tags].sort().join(" ");
    let audience = audiences.get(key);
    if (audience === undefined) {
      audience = { tags, members: new Set(), owed: false, snapshots: undefined };
      audiences.set(key, audience);
    }
    return audience;
  }

  function restart(audience: Audience, member: Member): void {
    member.allowance = 0;
    if (member.state === "live" && member.frame < positions.last()) movePositions();
    if (member.state !== "behind") return;
    flushNow();
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
  }

  function heartbeat(): void {
    const beat = Buffer.from(":\n\n");
    for (const audience of audiences.values()) {
      for (const member of audience.members) {
        if (member.reader.expires <= now()) member.sink.end();
        else if (member.state === "behind" && now() - member.since > limits.stuckMillis) member.sink.destroy();
        else send(member, beat);
      }
    }
  }

  function advance(): void {
    for (const audience of audiences.values()) {
      if (!audience.owed) continue;
      flushNow();
      audience.owed = false;
      const bytes = Buffer.from(`id: ${position(board.head())}\n\n`);
      for (const member of audience.members) send(member, bytes);
    }
  }

  const beating = setInterval(heartbeat, limits.heartbeatMillis);
  const advancing = setInterval(advance, 1000);
  beating.unref();
  advancing.unref();

  return {
    commit: (commit) => {
      if (commit.facts.length === 0) return;
      const change = changeOf(commit.facts, board.apply(commit));
      ring.add(change);
      pending.push(change);
      for (const [stream, { before, after }] of change.touched) {
        if (streamKind(stream) !== "unit" || before.seenBy.join(" ") === after.sight.seenBy.join(" ")) continue;
        if (positions.again(streamKey(stream))) movePositions();
      }
      if (flushing !== undefined) return;
      const wait = lastEnd + lastTook - performance.now();
      flushing = wait <= 1 ? setImmediate(flush) : setTimeout(flush, wait);
    },
    join: (sink, reader) => {
      flushNow();
      const audience = audienceOf(reader.tags);
      const member: Member = { sink, reader, state: "joining", since: now(), reached: 0, allowance: 0, frame: 0 };
      audience.members.add(member);
      if (reader.position === undefined) begin(audience, member, false);
      else {
        resume(audience, member, reader.position).catch((error: unknown) => {
          o.trouble(error);
          sink.end();
        });
      }
      return {
        drained: () => restart(audience, member),
        left: () => {
          member.state = "left";
          audience.members.delete(member);
          if (audience.members.size === 0) audiences.delete([...audience.tags].sort().join(" "));
        },
      };
    },
    tellDatabase: (state) => {
      if (state === database) return;
      database = state;
      const bytes = Buffer.from(statusFrame());
      for (const audience of audiences.values()) for (const member of audience.members) send(member, bytes);
    },
    showPosition: (unit, at) => {
      positions.show(unit, at);
      movePositions();
    },
    readers: () => [...audiences.values()].reduce((sum, audience) => sum + audience.members.size, 0),
    fallenBehind: () => fallen,
    close: () => {
      closed = true;
      clearTimeout(moving);
      clearInterval(beating);
      clearInterval(advancing);
      if (flushing !== undefined) {
        clearTimeout(flushing as NodeJS.Timeout);
        clearImmediate(flushing as NodeJS.Immediate);
      }
      flush();
      for (const audience of audiences.values()) for (const member of audience.members) member.sink.end();
    },
  };
}

/** Asked of the member anew: a reader may have left while its messages were made. */
function stillJoining(member: Member): boolean {
  return member.state === "joining";
}
