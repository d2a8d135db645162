import type { Audience, Audiences } from "./audiences.ts";
import type { Board } from "./board.ts";
import { type Change, messagesOf } from "./change.ts";

/** Tells every audience of what has changed. */
export interface Telling {
  /** Tells of a change soon. */
  add(change: Change): void;
  /** Tells now what waits to be told. */
  now(): void;
  /** Advances the position of audiences that were told nothing of the last facts. */
  advance(): void;
  /** Tells what waits, and waits for nothing more. */
  stop(): void;
}

interface Parts {
  readonly board: Board;
  readonly audiences: Audiences;
  /** A fact's number as readers name it. */
  readonly position: (n: number) => string;
  readonly trouble: (error: unknown) => void;
}

/**
 * Writes a change as bytes once for each audience. After a flush that took t, the next one waits at least t: a flood of
 * commits becomes fewer and larger writes instead of a queue, and half of the time is left for the clerk.
 */
export function tellingOf({ board, audiences, position, trouble }: Parts): Telling {
  let pending: Change[] = [];
  let flushing: NodeJS.Immediate | NodeJS.Timeout | undefined;
  let lastEnd = 0;
  let lastTook = 0;

  function flush(): void {
    flushing = undefined;
    if (pending.length === 0) return;
    const began = performance.now();
    const changes = pending;
    pending = [];
    for (const audience of audiences.all()) {
      const told = tellOf(changes, audience);
      if (told === undefined) continue;
      audience.owed = !told.endsWith(`id: ${position(board.head())}\n\n`);
      if (told === "") continue;
      const bytes = Buffer.from(told);
      for (const member of audience.members) audiences.send(member, bytes);
    }
    audiences.pushedTo(board.head());
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
      trouble(error);
      for (const member of audience.members) member.sink.end();
      return undefined;
    }
  }

  function flushNow(): void {
    if (pending.length > 0) flush();
  }

  return {
    add: (change) => {
      pending.push(change);
      if (flushing !== undefined) return;
      const wait = lastEnd + lastTook - performance.now();
      flushing = wait <= 1 ? setImmediate(flush) : setTimeout(flush, wait);
    },
    now: flushNow,
    advance: () => {
      for (const audience of audiences.all()) {
        if (!audience.owed) continue;
        flushNow();
        audience.owed = false;
        const bytes = Buffer.from(`id: ${position(board.head())}\n\n`);
        for (const member of audience.members) audiences.send(member, bytes);
      }
    },
    stop: () => {
      if (flushing !== undefined) {
        clearTimeout(flushing as NodeJS.Timeout);
        clearImmediate(flushing as NodeJS.Immediate);
      }
      flush();
    },
  };
}
