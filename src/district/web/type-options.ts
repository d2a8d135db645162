import type { Language } from "../../ground/web/language.ts";
import type { District, IncidentType } from "../district.ts";

/**
 * The district's incident types that what was typed may mean, the likeliest first: a code or a name that is it, then one
 * that begins with it, then a name that holds it, then a group of that name. Every word typed must be found somewhere, in
 * either language. Nothing typed: all, by urgency.
 */
export function typesFor(district: District, typed: string, language: Language): readonly IncidentType[] {
  const words = typed.trim().toLowerCase().split(/\s+/);
  return Object.values(district.types)
    .map((type) => ({ type, rank: Math.max(...words.map((word) => rankOf(type, word))) }))
    .filter(({ rank }) => rank < unfound)
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        a.type.priority - b.type.priority ||
        a.type.name[language].length - b.type.name[language].length ||
        (a.type.code < b.type.code ? -1 : 1),
    )
    .map(({ type }) => type);
}

const unfound = 9;

function rankOf(type: IncidentType, word: string): number {
  const names = [type.code, type.name.zh, type.name.en].map((name) => name.toLowerCase());
  if (names.includes(word)) return 0;
  if (names.some((name) => name.startsWith(word))) return 1;
  if (names.some((name) => name.includes(word))) return 2;
  const groups = [type.group?.zh ?? "", type.group?.en ?? ""].map((name) => name.toLowerCase());
  return groups.some((name) => name.includes(word)) ? 3 : unfound;
}
