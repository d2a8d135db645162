const hourMillis = 3_600_000;

/**
 * Does something at once and then every hour, one after the other, until it is stopped. For what deletes by age: while
 * the clock is in doubt it waits for the next hour.
 */
export function hourly(
  work: () => Promise<void>,
  isClockTrusted: () => boolean,
  trouble: (error: unknown) => void,
): () => Promise<void> {
  let last = Promise.resolve();
  const turn = () => void (last = last.then(() => (isClockTrusted() ? work() : undefined)).catch(trouble));
  const beat = setInterval(turn, hourMillis);
  beat.unref();
  turn();
  return async () => {
    clearInterval(beat);
    await last;
  };
}
