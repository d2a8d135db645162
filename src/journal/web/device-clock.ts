import type { ClockReading, SendingClock } from "../outbox.ts";

/** What a device's clock was worth when the server was last heard: kept on the device. Milliseconds. */
export interface ClockKept {
  readonly ahead: number;
  readonly contact: number;
}

export interface DeviceClock {
  /** The server said its time, in answer to what was sent when the count stood at `sent`. */
  heard(server: number, sent: number): void;
  /** How the clock stands, for an order that is given now. */
  reading(): ClockReading;
  /** The server's time as far as it is known here. */
  now(): number;
  /** The server's time for sure, asked for where it is not known; null where nobody answers. */
  sending(): Promise<SendingClock | null>;
}

interface DeviceClockParts {
  readonly wall: () => number;
  /** Counts on whatever the clock is set to, and stands still while the device sleeps. */
  readonly tick: () => number;
  /** Of this page: its counts do not compare with those of another. */
  readonly page: string;
  readonly kept: ClockKept | undefined;
  readonly keep: (kept: ClockKept) => void;
  /** Asks the server for its time; null where it does not answer. */
  readonly ask: () => Promise<number | null>;
}

/** A count and a clock that differ by more than this since the last contact: the clock was set, or the device slept. */
const driftMillis = 2000;

/**
 * The clock of a device that may be wrong, be set while it is in use, and sleep. What the server's clock is ahead of it is
 * learnt with each contact. Between two, clock and count go on together; where they do not, the server is asked before an
 * order gets its moment.
 */
export function makeDeviceClock({ wall, tick, page, kept, keep, ask }: DeviceClockParts): DeviceClock {
  let { ahead, contact } = kept ?? { ahead: 0, contact: 0 };
  let at: { readonly wall: number; readonly tick: number } | undefined;

  const heard = (server: number, sent: number) => {
    at = { wall: wall(), tick: tick() };
    // Said somewhere between sending and now.
    const difference = server + (at.tick - sent) / 2 - at.wall;
    // The server says whole seconds: what is less is noise, and would put a tap before the order it answers.
    [ahead, contact] = [Math.abs(difference) < driftMillis ? 0 : difference, server];
    keep({ ahead, contact });
  };
  const isSure = () => at !== undefined && Math.abs(wall() - at.wall - (tick() - at.tick)) < driftMillis;
  const now = () => wall() + ahead;

  return {
    heard,
    now,
    reading: () => ({ wall: wall(), ahead, contact, tick: tick(), page }),
    sending: async () => {
      if (isSure()) return { server: now(), tick: tick(), page };
      const sent = tick();
      const server = await ask();
      if (server === null) return null;
      heard(server, sent);
      // It is at most this late there: whoever is a little ahead of the server is taken to mean its now.
      return { server: Math.max(now(), server + tick() - sent), tick: tick(), page };
    },
  };
}
