import { incidentLives, preparation, type Sent } from "../../bench/incident-life.ts";
import type { Installation } from "./installation.ts";

/** What an incident that was brought to its end left behind. */
export interface Lived {
  readonly call: string;
  readonly incident: string;
  readonly sent: readonly Sent[];
}

/** One incident from ring to file, by orders that must all be accepted; `now` is the clock its ids are drawn by. */
export async function liveOnce(installation: Installation, now = Date.now): Promise<Lived> {
  const sent: Sent[] = [];
  for (const each of preparation(1, now)) await must(installation, each, sent);
  const ids = new Map<string, string>();
  for (const each of incidentLives(0, now)) {
    await must(installation, each, sent);
    ids.set(each.name, each.id);
    if (each.name === "FileIncident") break;
  }
  return { call: ids.get("RingCall") ?? "", incident: ids.get("OpenIncident") ?? "", sent };
}

async function must(installation: Installation, each: Sent, sent: Sent[]): Promise<void> {
  const given = await installation.give(each);
  // Saying again what is so is an acceptance too.
  if (given?.status !== 200) throw new Error(`${each.name} was answered ${JSON.stringify(given)}`);
  sent.push(each);
}
