import { phrase, type Sentence } from "../../ground/sentence.ts";
import type { Told } from "../person.ts";
import { meansNames } from "../access-names.ts";
import { calledBy } from "./proposal-words.ts";

const texts = {
  linkMade: { zh: "{by} 为您生成了一次性链接", en: "{by} made a one-time link for you" },
  linkUsed: { zh: "有人用一次性链接进入了您的账户", en: "Your account was entered by a one-time link" },
  factorSet: { zh: "登录方式已设置：{what}", en: "A means of signing in was set: {what}" },
  factorRemoved: { zh: "登录方式已移除：{what}", en: "A means of signing in was removed: {what}" },
  confirmed: { zh: "{by} 确认了您的登录方式", en: "{by} confirmed your means of signing in as yours" },
} as const satisfies Record<Told["what"], Sentence>;

const nothing: Sentence = { zh: "—", en: "—" };

/** What happened to one's account, in words. */
export function toldWords({ what, factor, label, by }: Told, nameOf: (badge: string) => string): Sentence {
  const who = by === undefined ? nothing : calledBy(nameOf, by);
  const means = factor === undefined ? nothing : (meansNames[factor] ?? { zh: factor, en: factor });
  const named =
    label === undefined ? means : phrase({ zh: "{means} “{label}”", en: "{means} “{label}”" }, { means, label });
  return phrase(texts[what], { by: who, what: named });
}

const key = (person: string) => `callsign-told-${person}`;

/**
 * What was noted in this browser. It lies here and not with the server: whoever else is in the account cannot note it away.
 */
export function notedHere(person: string): ReadonlySet<string> {
  try {
    return new Set((localStorage.getItem(key(person)) ?? "").split(" "));
  } catch {
    return new Set();
  }
}

export function noteHere(person: string, told: readonly Told[]): void {
  try {
    localStorage.setItem(key(person), told.map(idOf).join(" "));
  } catch {
    // A browser that keeps nothing says it again the next time.
  }
}

/** One order may do two of these. */
export function idOf({ id, what }: Told): string {
  return `${id}/${what}`;
}
