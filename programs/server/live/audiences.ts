import type { LiveLimits } from "./live-limits.ts";

/** The writing end of one reader's connection. */
export interface Sink {
  write(bytes: Buffer): void;
  /** Bytes handed over that the network has not taken yet. */
  queued(): number;
  end(): void;
  destroy(): void;
}

export interface Reader {
  readonly tags: readonly string[];
  /** When the reader's token ends, milliseconds since 1970. */
  readonly expires: number;
  readonly position: string | undefined;
}

export interface Member {
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

export interface Audience {
  readonly tags: readonly string[];
  readonly members: Set<Member>;
  /** Out of its sight, facts went by: its position is to be advanced. */
  owed: boolean;
  snapshots: { readonly head: number; readonly bytes: Buffer } | undefined;
}

/** Readers of equal sight are one audience. */
export interface Audiences {
  all(): Iterable<Audience>;
  join(member: Member): Audience;
  leave(audience: Audience, member: Member): void;
  /** Writes to a reader that is live; one whose queue has passed the limit is behind from here on. */
  send(member: Member, bytes: Buffer): void;
  sendAll(bytes: Buffer): void;
  /** Everybody who is live has been told of all facts up to this one. */
  pushedTo(n: number): void;
  /** Ends readers whose token has run out and those that take nothing; the others hear that the line is open. */
  beat(): void;
  count(): number;
  /** How many readers bear a tag of sight. */
  countOf(tag: string): number;
  /** How many times a reader has fallen behind. */
  fallen(): number;
}

const heartbeat = Buffer.from(":\n\n");

export function audiencesOf(
  { queuedBytes, stuckMillis }: LiveLimits,
  now: () => number,
  /** The number of the last fact as it begins. */
  head: number,
): Audiences {
  const audiences = new Map<string, Audience>();
  let pushed = head;
  let fallen = 0;

  function send(member: Member, bytes: Buffer): void {
    if (member.state !== "live") return;
    if (member.sink.queued() > queuedBytes + member.allowance) {
      member.state = "behind";
      member.since = now();
      member.reached = pushed;
      fallen += 1;
      return;
    }
    member.sink.write(bytes);
  }

  return {
    all: () => audiences.values(),
    join: (member) => {
      const { tags } = member.reader;
      const key = keyOf(tags);
      let audience = audiences.get(key);
      if (audience === undefined) {
        audience = { tags, members: new Set(), owed: false, snapshots: undefined };
        audiences.set(key, audience);
      }
      audience.members.add(member);
      return audience;
    },
    leave: (audience, member) => {
      member.state = "left";
      audience.members.delete(member);
      if (audience.members.size === 0) audiences.delete(keyOf(audience.tags));
    },
    send,
    sendAll: (bytes) => {
      for (const audience of audiences.values()) for (const member of audience.members) send(member, bytes);
    },
    pushedTo: (n) => {
      pushed = n;
    },
    beat: () => {
      for (const audience of audiences.values()) {
        for (const member of audience.members) {
          if (member.reader.expires <= now()) member.sink.end();
          else if (member.state === "behind" && now() - member.since > stuckMillis) member.sink.destroy();
          else send(member, heartbeat);
        }
      }
    },
    count: () => [...audiences.values()].reduce((sum, audience) => sum + audience.members.size, 0),
    countOf: (tag) =>
      [...audiences.values()].reduce((sum, { tags, members }) => sum + (tags.includes(tag) ? members.size : 0), 0),
    fallen: () => fallen,
  };
}

function keyOf(tags: readonly string[]): string {
  return [...tags].sort().join(" ");
}
