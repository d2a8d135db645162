import { setTimeout as pause } from "node:timers/promises";

/** Asks again every `everyMs` until the answer is not undefined or false, or the time is up (then undefined). */
export async function until<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  forMs: number,
  everyMs = 20,
): Promise<T | undefined> {
  const deadline = performance.now() + forMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() >= deadline) return undefined;
    await pause(everyMs);
  }
}

/** The promise's answer, or undefined when it has none after `forMs`. A later failure of it is not reported again. */
export async function within<T>(promise: Promise<T>, forMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), forMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
