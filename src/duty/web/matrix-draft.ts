import type { Area } from "../../district/areas.ts";
import type { IncidentType } from "../../district/district.ts";
import { phrase, type Sentence } from "../../ground/sentence.ts";
import type { ResponsibilityRow } from "../facts.ts";
import { areaStation } from "../responsibility.ts";
import { clock } from "../responsibility-sentence.ts";

type Rows = readonly ResponsibilityRow[];
type Hours = NonNullable<ResponsibilityRow["hours"]>;

/** What changes in a row; `undefined` takes the condition away. */
export type RowChange = { readonly [Field in keyof ResponsibilityRow]?: ResponsibilityRow[Field] | undefined };

/** A new row at the end that says nothing yet: always, everywhere, where no other does. */
export function withNewRow(rows: Rows): Rows {
  const taken = new Set(rows.map(({ row }) => row));
  let number = rows.length + 1;
  while (taken.has(`row-${number}`)) number += 1;
  return [...rows, { row: `row-${number}`, owner: areaStation, otherwise: true }];
}

export function withChange(rows: Rows, at: number, change: RowChange): Rows {
  return rows.map((row, index) => (index === at ? changed(row, change) : row));
}

/** Conditions that name nothing are none. */
function changed(row: ResponsibilityRow, change: RowChange): ResponsibilityRow {
  const { types, areas, hours, days, ...rest } = { ...row, ...change };
  return {
    row: rest.row ?? row.row,
    ...(types === undefined || types.length === 0 ? {} : { types }),
    ...(areas === undefined || areas.length === 0 ? {} : { areas }),
    ...(hours === undefined ? {} : { hours }),
    ...(days === undefined ? {} : { days }),
    owner: rest.owner ?? row.owner,
    otherwise: rest.otherwise ?? row.otherwise,
  };
}

export function withoutRow(rows: Rows, at: number): Rows {
  return rows.filter((_, index) => index !== at);
}

/** The row one place up (-1) or down (1); at an end nothing changes. */
export function withMove(rows: Rows, at: number, by: -1 | 1): Rows {
  const [row, other] = [rows[at], rows[at + by]];
  if (row === undefined || other === undefined) return rows;
  return rows.map((each, index) => (index === at ? other : index === at + by ? row : each));
}

/**
 * Reads the hours in two fields: `22:00`, `2200`, `22` or `9:5`. An empty first field is midnight, an empty second the
 * end of the day, both empty the whole day. Null when a field is no time or the span is empty.
 */
export function hoursFrom(first: string, second: string): { readonly hours: Hours | undefined } | null {
  if (first.trim() === "" && second.trim() === "") return { hours: undefined };
  const from = first.trim() === "" ? 0 : minutesFrom(first);
  const to = second.trim() === "" ? 1440 : minutesFrom(second);
  if (from === null || to === null || from === 1440 || from === to) return null;
  return { hours: from === 0 && to === 1440 ? undefined : { from, to } };
}

function minutesFrom(text: string): number | null {
  const found = /^(\d{1,2})(?:[:：]?(\d{2})|[:：](\d))?$/.exec(text.trim());
  if (found === null) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? found[3] ?? 0);
  return Number(found[2] ?? found[3] ?? 0) < 60 && minutes <= 1440 ? minutes : null;
}

/** What the two fields show. */
export function hourTexts(hours: Hours | undefined): readonly [string, string] {
  return hours === undefined ? ["", ""] : [clock(hours.from), clock(hours.to)];
}

/** A choice of several, in groups; `value` of a group's own choice stands for all that are in it. */
export interface ChoiceGroup {
  readonly name: Sentence | undefined;
  readonly choices: readonly { readonly value: string; readonly name: Sentence; readonly all?: readonly string[] }[];
}

const everyType: Sentence = { zh: "{group}（全部）", en: "{group} (every type)" };

/** The types by group, each group beginning with a choice of all of it. */
export function typeChoices(types: readonly IncidentType[]): readonly ChoiceGroup[] {
  const groups = new Map<string | undefined, IncidentType[]>();
  for (const type of types) groups.set(type.group?.zh, [...(groups.get(type.group?.zh) ?? []), type]);
  return [...groups.values()].map((of) => {
    const name = of[0]?.group;
    const single = of.map((type) => ({ value: type.code, name: type.name }));
    if (name === undefined || of.length < 2) return { name, choices: single };
    const whole = {
      value: `* ${name.zh}`,
      name: phrase(everyType, { group: name }),
      all: of.map(({ code }) => code),
    };
    return { name, choices: [whole, ...single] };
  });
}

const kindNames: Readonly<Record<Exclude<Area["kind"], "post">, Sentence>> = {
  ring: { zh: "防控圈", en: "Control rings" },
  circle: { zh: "快反圈", en: "Quick-response circles" },
  station: { zh: "派出所辖区", en: "Stations' areas" },
  grid: { zh: "网格", en: "Grids" },
};

/** The areas a place can lie in, by kind, the largest kinds first. */
export function areaChoices(areas: readonly Area[]): readonly ChoiceGroup[] {
  return (["ring", "circle", "station", "grid"] as const).flatMap((kind) => {
    const of = areas.filter((area) => area.kind === kind);
    return of.length === 0 ? [] : [{ name: kindNames[kind], choices: of.map(({ id, name }) => ({ value: id, name })) }];
  });
}

/** The chosen values. Choosing a group means all its members. In the order of the choices, each once. */
export function chosenOf(values: readonly string[], groups: readonly ChoiceGroup[]): readonly string[] {
  const choices = groups.flatMap(({ choices: of }) => of);
  const meant = new Set(values.flatMap((value) => choices.find((each) => each.value === value)?.all ?? [value]));
  const known = choices.flatMap(({ value, all }) => (all === undefined && meant.has(value) ? [value] : []));
  // A type or an area that is no longer there stays until somebody takes it out: leaving it out silently would hide it.
  return [...known, ...[...meant].filter((value) => !known.includes(value))];
}
