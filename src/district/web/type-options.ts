import type { Language } from "../../ground/web/language.ts";
import type { District } from "../district.ts";

export interface TypeOption {
  readonly value: string;
  readonly label: string;
  /** What typing is compared with: the code and the names in both languages, lower case. */
  readonly search: string;
}

/** The district's incident types for a type-ahead: found by code, by Chinese and by English name and group. */
export function typeOptions(district: District, language: Language): readonly TypeOption[] {
  return Object.values(district.types)
    .map((type) => ({
      value: type.code,
      label: `${type.name[language]}　${type.code}`,
      search: [type.code, type.name.zh, type.name.en, type.group?.zh ?? "", type.group?.en ?? ""].join(" ").toLowerCase(),
    }))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1));
}

/** True when every word typed is found; an option whose code begins with what was typed always is. */
export function typeMatches(words: string, option: TypeOption | undefined): boolean {
  if (option === undefined) return false;
  return words
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => option.search.includes(word));
}
