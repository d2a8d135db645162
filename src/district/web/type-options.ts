import type { Language } from "../../ground/web/language.ts";
import { typesAbove } from "../type-tree.ts";
import type { District, IncidentType } from "../district.ts";

/**
 * The district's incident types that match what was typed, the best match first: the code or name equals the text, a
 * name begins with it, a name or a synonym contains it, the name of the type's group or of a type above contains it. Every typed word must be found, in
 * either language. With nothing typed: all types, by urgency.
 */
export function typesFor(district: District, typed: string, language: Language): readonly IncidentType[] {
  const words = typed.trim().toLowerCase().split(/\s+/);
  return Object.values(district.types)
    .filter(({ withdrawn }) => withdrawn !== true)
    .map((type) => ({
      type,
      rank: Math.max(...words.map((word) => rankOf(type, typesAbove(district.types, type.code), word))),
    }))
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

function rankOf(type: IncidentType, above: readonly IncidentType[], word: string): number {
  const names = [type.code, type.name.zh, type.name.en].map((name) => name.toLowerCase());
  if (names.includes(word)) return 0;
  if (names.some((name) => name.startsWith(word))) return 1;
  if (names.some((name) => name.includes(word))) return 2;
  if (type.synonyms?.some((said) => said.toLowerCase().includes(word)) === true) return 2;
  const groups = [type.group, ...above.map(({ name }) => name)]
    .flatMap((group) => [group?.zh ?? "", group?.en ?? ""])
    .map((name) => name.toLowerCase());
  return groups.some((name) => name.includes(word)) ? 3 : unfound;
}
