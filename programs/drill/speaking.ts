import type { Address } from "../../src/district/anhe/addresses.ts";
import { pick } from "../../src/district/anhe/draws.ts";
import { callerWords, drillCaller } from "../../src/ground/drill-caller.ts";
import type { Call } from "../../src/intake/call.ts";
import { calledFrom, drillCall, misdialled } from "./calling.ts";
import { drillCallers } from "./drill-texts.ts";
import { isOfDrill } from "./people.ts";
import type { DrillOrder } from "./scene.ts";
import { shareOf } from "./share.ts";

/** What the caller says to a person who has answered: the drill's own call-takers know it without being told. */
export function speak(call: Call, addresses: readonly Address[]): readonly DrillOrder[] {
  const isOurs = isOfDrill({ order: call.id });
  const isOver = call.answeredAt === undefined || call.endedAt !== undefined || call.incident !== undefined;
  if (!isOurs || isOver || call.marks.length > 0 || call.said.some(({ by }) => by === drillCaller)) return [];
  const body = { callId: call.id, said: scriptOf(call.id, calledFrom(call.id, addresses)) };
  return [{ giver: { officer: drillCaller, role: "importer" }, name: "NoteCall", body, obeys: true }];
}

/** The words of a caller in both languages, the same for the same call: what, where, who. */
export function scriptOf(id: string, { words, english }: Address): string {
  if (shareOf(`${id} lot`) < misdialled) return callerWords(silent);
  const what = drillCall(id);
  const who = pick(() => shareOf(`${id} who`), drillCallers);
  return callerWords({
    zh: `喂，110 吗？${what.said}在${words}。${who.zh}`,
    en: `Hello, police? ${what.saidInEnglish} It is ${english}. ${who.en}`,
  });
}

const silent = {
  zh: "（只听见街上的声音，没有人说话。）",
  en: "(Only the noise of a street; nobody speaks.)",
};
