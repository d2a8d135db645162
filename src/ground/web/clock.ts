import { useSyncExternalStore } from "react";

/** Milliseconds the server's clock is ahead of this machine's; a console on a wrong clock still shows right timers. */
let ahead = 0;

/** Learns the server's clock from a `Date` header (whole seconds) and the moments around the request. */
export function learnServerClock(dateHeader: string | null, sentAt: number, receivedAt: number): void {
  const said = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(said)) return;
  // The header is cut to the second, so half a second is its expected error; below two it is noise.
  const difference = said + 500 - (sentAt + receivedAt) / 2;
  ahead = Math.abs(difference) < 2000 ? 0 : difference;
}

/** The server's time as far as it is known here, milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + ahead;
}

const listeners = new Set<() => void>();
let second = Math.floor(serverNow() / 1000) * 1000;
let timer: ReturnType<typeof setTimeout> | undefined;

function beat(): void {
  second = Math.floor(serverNow() / 1000) * 1000;
  for (const listener of listeners) listener();
  schedule();
}

function schedule(): void {
  timer = setTimeout(beat, 1000 - (serverNow() % 1000) + 5);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

/** The present second (milliseconds since 1970), one beat for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => second);
}

/** The present minute (milliseconds since 1970), for what says how long ago something was; 0 while nothing asks. */
export function useMinuteOf(asked: boolean): number {
  return useSyncExternalStore(asked ? subscribe : subscribeToNothing, () =>
    asked ? Math.floor(second / 60_000) * 60_000 : 0,
  );
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
