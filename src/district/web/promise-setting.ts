import {
  forceTierNames,
  forceTiers,
  type ForceTier,
  type UnitKind,
  unitKindNames,
  unitKinds,
} from "../../ground/force.ts";
import { listed, phrase, same, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { promisesStream } from "../facts.ts";
import type { PromiseTable } from "../promise-table.ts";
import { responseTexts as texts } from "./response-texts.ts";
import { line } from "./setting-words.ts";

/** What is promised, without from when: that follows from the moment it is given. */
export type Promises = Omit<PromiseTable, "from">;
type Row = Promises["rows"][number];

export const noPromises: Promises = { clock: "ordered", tierOf: {}, rows: [] };

function rowWords({ where, circles, priorities, seconds }: Row): Sentence {
  const tiers = forceTiers.flatMap((tier) =>
    seconds[tier] === undefined
      ? []
      : [phrase(texts.secondsSaid, { tier: forceTierNames[tier], seconds: seconds[tier] })],
  );
  const said = [
    texts[where],
    ...(circles === undefined ? [] : [same(circles.join(", "))]),
    ...(priorities === undefined ? [] : [{ zh: `${priorities.join("、")} 级`, en: `P${priorities.join(", P")}` }]),
    listed(tiers),
  ];
  return listed(said, same(" · "));
}

/** Whether any row promises something in a circle. */
export function promisesInCircle({ rows }: Pick<Promises, "rows">, circle: string): boolean {
  return rows.some(
    ({ where, circles, seconds }) =>
      where !== "outside" &&
      (circles === undefined || circles.includes(circle)) &&
      Object.values(seconds).some((limit) => limit !== undefined),
  );
}

export const promiseSetting: Setting<Promises> = {
  order: "SetPromises",
  stream: promisesStream,
  facts: ["PromisesSet"],
  valueOf: ({ data }) => {
    const { from: _, ...promises } = data as PromiseTable;
    return promises;
  },
  lines: ({ clock, tierOf, rows }) => [
    ...line("clock", texts.clock, texts[clock]),
    ...unitKinds.flatMap((kind) => {
      const tier = tierOf[kind];
      return line(kind, unitKindNames[kind], tier === undefined ? texts.noTier : forceTierNames[tier]);
    }),
    ...rows.flatMap((row, index) => line(`row${index}`, phrase(texts.row, { row: index + 1 }), rowWords(row))),
  ],
};

export interface RowDraft {
  readonly where: Row["where"];
  readonly circles: readonly string[];
  readonly priorities: readonly string[];
  readonly seconds: Readonly<Record<ForceTier, string>>;
}

export interface PromisesDraft {
  readonly clock: Promises["clock"];
  readonly tierOf: Readonly<Record<UnitKind, ForceTier | "">>;
  readonly rows: readonly RowDraft[];
}

export const newRow: RowDraft = {
  ...{ where: "anywhere", circles: [], priorities: [] },
  seconds: { post: "", subBureau: "", city: "" },
};

export function promisesDraft({ clock, tierOf, rows }: Promises): PromisesDraft {
  return {
    clock,
    tierOf: Object.fromEntries(unitKinds.map((kind) => [kind, tierOf[kind] ?? ""])) as PromisesDraft["tierOf"],
    rows: rows.map(({ where, circles = [], priorities = [], seconds }) => ({
      ...{ where, circles, priorities: priorities.map(String) },
      seconds: Object.fromEntries(
        forceTiers.map((tier) => [tier, seconds[tier] === undefined ? "" : String(seconds[tier])]),
      ) as RowDraft["seconds"],
    })),
  };
}

/** What the form says, for the schema of the order to judge. */
export function promisesOf({ clock, tierOf, rows }: PromisesDraft): Promises {
  return {
    clock,
    tierOf: Object.fromEntries(Object.entries(tierOf).filter(([, tier]) => tier !== "")),
    rows: rows.map(({ where, circles, priorities, seconds }) => ({
      where,
      ...(circles.length === 0 || where !== "circle" ? {} : { circles }),
      ...(priorities.length === 0 ? {} : { priorities: priorities.map(Number).toSorted((one, other) => one - other) }),
      seconds: Object.fromEntries(
        forceTiers.flatMap((tier) => (seconds[tier].trim() === "" ? [] : [[tier, Number(seconds[tier])]])),
      ),
    })),
  };
}
