import type { OrderBody } from "../../ground/configured.ts";
import { asGiven, listed, phrase, same, type Sentence } from "../../ground/sentence.ts";
import type { ComparedRow } from "../configuration.ts";
import { fieldInWords } from "./field-in-words.ts";
import type { Difference } from "./setting.ts";
import type { WordsOfCodes } from "./room-web.ts";

/** A row of a file beside what is so here, as the server answers it. */
export type ComparedHere = ComparedRow & {
  readonly refusal?: { readonly refused: string; readonly details: Readonly<Record<string, string | number>> };
  /** Who may give it, where whoever asks may not. */
  readonly roles?: readonly string[];
};

export type Changing = ComparedHere & { readonly becomes: OrderBody };

/** What whoever asks can give: what changes and is not somebody else's. */
export function ownChanges(rows: readonly ComparedHere[]): readonly Changing[] {
  return rows.flatMap((row) =>
    (row.standing === "changed" || row.standing === "new") && row.becomes !== undefined && !isOfOthers(row)
      ? [{ ...row, becomes: row.becomes }]
      : [],
  );
}

/** Another administrator gives it: they take the same file. */
export function isOfOthers({ refusal }: ComparedHere): boolean {
  return refusal?.refused === "RoleNotAllowed";
}

/** Rows for which nothing of the file is given until they are mended. */
export function faultsIn(rows: readonly ComparedHere[]): readonly ComparedHere[] {
  return rows.filter((row) => row.standing === "unknown" || (row.refusal !== undefined && !isOfOthers(row)));
}

/** What a row's thing is called: its own name where it has one, with its code. */
export function thingOf({ key, was, becomes }: ComparedHere): Sentence {
  const name = (becomes ?? was)?.["name"] as Partial<Sentence> | undefined;
  if (typeof name?.zh !== "string" || typeof name.en !== "string") return same(key);
  const given = asGiven({ zh: name.zh, en: name.en });
  return key === "" ? given : listed([given, same(key)], same(" "));
}

/** Longer values say how long they are. */
const longest = 60;

/** Fields that differ between two bodies, each in words; a field inside another is a line of its own. */
export function bodyDifferences(
  was: OrderBody | undefined,
  becomes: OrderBody | undefined,
  fields: WordsOfCodes,
): readonly Difference[] {
  const before = new Map(leaves(was ?? {}));
  const after = new Map(leaves(becomes ?? {}));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((path) => {
    const [old, next] = [before.get(path), after.get(path)];
    if (old === next) return [];
    return [{ key: path, name: fieldInWords(path, fields), was: said(old), becomes: said(next) }];
  });
}

function said(text: string | undefined): Sentence | undefined {
  if (text === undefined) return undefined;
  if (text.length <= longest) return same(text);
  return phrase(
    { zh: "{begin}…（共 {length} 字符）", en: "{begin}… ({length} characters)" },
    { begin: text.slice(0, longest), length: text.length },
  );
}

/** Each value that is no object, by its path. A list is one value: what moved in it is seen best beside the other. */
function leaves(value: OrderBody, above = ""): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = above === "" ? name : `${above}.${name}`;
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner)) return leaves(inner as OrderBody, path);
    return [[path, Array.isArray(inner) ? listText(inner) : String(inner)] as const];
  });
}

function listText(list: readonly unknown[]): string {
  return list.every((each) => typeof each !== "object") ? list.join(", ") : JSON.stringify(list);
}
