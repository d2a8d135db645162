import { dictionary } from "@zxcvbn-ts/language-common";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import { normalPassword } from "../password-rules.ts";

/** Passwords that come to mind first here: the name of the service and words derived from it (NIST SP 800-63B). */
const ofThisHouse = [
  "callsign",
  "jingcha",
  "gongan",
  "minjing",
  "paichusuo",
  "zhihuizhongxin",
  "anhe",
  "mima",
  "nihao",
];

/** A common word of three letters within random characters is chance. */
const shortest = 4;

let list: ReadonlySet<string> | undefined;

/** Some 49,000 passwords, most common first, lower case; read when the first password is set. */
function commonOnes(): ReadonlySet<string> {
  return (list ??= new Set([...dictionary["passwords-common"], ...ofThisHouse]));
}

const swaps: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
  "8": "b",
  "|": "l",
};

/** Ways to take a disguise off; each gives a text no longer than before, so that taking all off comes to an end. */
const undo: readonly ((text: string) => string)[] = [
  (text) => text.replace(/[\d\p{Punctuation}\p{Symbol}\s]+$/u, ""),
  (text) => text.replace(/^[\d\p{Punctuation}\p{Symbol}\s]+/u, ""),
  (text) => text.replace(/[\s._-]/gu, ""),
  (text) => unswap(text, "i"),
  (text) => unswap(text, "l"),
  (text) => (isDoubled(text) ? text.slice(0, text.length / 2) : text),
];

function unswap(text: string, one: string): string {
  return text.replace(/[@430$578|1!]/g, (mark) => swaps[mark] ?? one);
}

function isDoubled(text: string): boolean {
  return text.length % 2 === 0 && text.slice(0, text.length / 2) === text.slice(text.length / 2);
}

/** Whether a password is common, also in capitals, with the usual letter swaps, wrapped in digits and marks, or doubled. */
export function judgeCommon(password: string): Refusal<"PasswordCommon"> | undefined {
  const common = commonOnes();
  // A set grows while it is walked: each form found is undressed in its turn.
  const forms = new Set([normalPassword(password).toLowerCase()]);
  for (const form of forms) {
    if (form.length >= shortest && common.has(form)) return refuse("PasswordCommon");
    for (const step of undo) forms.add(step(form));
  }
  return undefined;
}
