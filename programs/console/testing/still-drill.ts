import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../../../scenarios/running-callsign.ts";

/** Until a drill that was stopped is still: a turn of its people that had begun before is over, and no fact comes any more. */
export async function stillDrill(url: string): Promise<void> {
  const feed = async () =>
    JSON.stringify(((await (await fetch(`${url}/api/v1/health`)).json()) as { feed: unknown }).feed);
  await until(60, async () => {
    const before = await feed();
    await sleep(1500);
    return before === (await feed()) ? true : undefined;
  });
}
