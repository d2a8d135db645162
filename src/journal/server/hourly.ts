const hourMillis = 3_600_000;

/**
 * Does something at once and then every hour, one after the other, until it is stopped. For what deletes by age: while
 * the clock is in doubt it waits for the next hour. Work that takes long asks now and then whether it is to go on.
 */
export function hourly(
  work: (goesOn: () => boolean) => Promise<void>,
  isClockTrusted: () => boolean,
  trouble: (error: unknown) => void,
): () => Promise<void> {
  let isStopped = false;
  const goesOn = () => !isStopped;
  let last = Promise.resolve();
  const turn = () =>
    void (last = last.then(() => (goesOn() && isClockTrusted() ? work(goesOn) : undefined)).catch(trouble));
  const beat = setInterval(turn, hourMillis);
  beat.unref();
  turn();
  return async () => {
    isStopped = true;
    clearInterval(beat);
    await last;
  };
}
