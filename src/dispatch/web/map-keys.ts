/** Somebody who has pressed a key within this time is taken to go on. */
const quietMillis = 300;
/** Whoever types without a pause sees a picture of the map that is no older than this. */
const longestMillis = 4000;

let lastKey = Number.NEGATIVE_INFINITY;

/** Notes each key from now on; called back to stop. */
export function watchKeys(): () => void {
  const note = () => (lastKey = performance.now());
  window.addEventListener("keydown", note, { capture: true });
  return () => window.removeEventListener("keydown", note, { capture: true });
}

/** How many milliseconds a picture of the map waits for keys, `since` milliseconds after the last one. */
export function waitsForKeys(since: number): number {
  return waitForKeys(since, performance.now() - lastKey);
}

/**
 * The same of a key that was pressed `sinceKey` milliseconds ago. Where no graphics card draws, a key that meets a picture
 * of a thousand marks is seen a tenth of a second later. What is chosen is drawn at once all the same.
 */
export function waitForKeys(since: number, sinceKey: number): number {
  return since >= longestMillis ? 0 : Math.min(quietMillis - sinceKey, longestMillis - since);
}
