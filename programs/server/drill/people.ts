import type { Fact } from "../../../src/ground/fact.ts";
import { millis } from "../../../src/ground/instant.ts";
import type { Journal } from "../../../src/journal/journal.ts";

/** Officers of the drill are told from people by how they are called. */
export const drilled = "drill-";

/** Looking at something, or taking note of it, is not yet a hand on it. */
const looking = new Set(["SealedOpened", "AlertAcknowledged"]);

/** Remembers what people have had their hands on, so that the drill keeps its own off. */
export interface People {
  /** When a person last did something on this stream, in milliseconds since 1970. */
  touchedAt(stream: string): number | undefined;
  stop(): void;
}

/** Reads it from the facts of everything current, then goes along with each commit: a restart forgets nothing. */
export async function watchPeople(journal: Pick<Journal, "current" | "factsOf" | "listen">): Promise<People> {
  const touched = new Map<string, number>();
  const note = (fact: Fact) => {
    if (looking.has(fact.type) || fact.by.officer === "system" || fact.by.officer.startsWith(drilled)) return;
    const at = millis(fact.recordedAt);
    for (const stream of fact.streams) touched.set(stream, Math.max(at, touched.get(stream) ?? 0));
  };
  const stop = journal.listen(({ facts }) => facts.forEach(note));
  try {
    const current = await journal.current(["call", "incident", "unit"]);
    for (const stream of current.keys()) (await journal.factsOf(stream)).forEach(note);
  } catch (error) {
    stop();
    throw error;
  }
  return { touchedAt: (stream) => touched.get(stream), stop };
}
