import { phrase, type Sentence } from "../../ground/sentence.ts";
import type { SettingLine } from "./setting.ts";

/** A whole number of a setting: what it is called, how its value is said with its unit, and what it may be. */
export interface NumberField {
  readonly name: string;
  readonly title: Sentence;
  /** With a `{value}` in it. */
  readonly said: Sentence;
  readonly least: number;
  readonly most: number;
}

export type Numbers = Readonly<Record<string, number>>;

/** The numbers while somebody types them. */
export type NumberDraft = Readonly<Record<string, string>>;

/** A draft that says what is in force; a number that is not set is empty. */
export function numberDraft(fields: readonly NumberField[], numbers: Readonly<Partial<Numbers>>): NumberDraft {
  return Object.fromEntries(fields.map(({ name }) => [name, String(numbers[name] ?? "")]));
}

export function isNumberRight({ least, most }: NumberField, text: string): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

/** The numbers a draft says, or null while one of them is wrong. */
export function numbersIn(fields: readonly NumberField[], draft: NumberDraft): Numbers | null {
  if (fields.some((field) => !isNumberRight(field, draft[field.name] ?? ""))) return null;
  return Object.fromEntries(fields.map(({ name }) => [name, Number(draft[name])]));
}

/** The numbers as people read them; what a fact does not say is left out. */
export function numberLines(
  fields: readonly NumberField[],
  numbers: Readonly<Partial<Numbers>>,
): readonly SettingLine[] {
  return fields.flatMap(({ name, title, said }) => {
    const value = numbers[name];
    return value === undefined ? [] : [{ key: name, name: title, said: phrase(said, { value }) }];
  });
}
