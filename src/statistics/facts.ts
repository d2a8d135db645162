import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { daySchema } from "../ground/zone.ts";

/** By what figures are parted; `none`: the whole period as one. */
export const partings = ["none", "day", "hour", "station", "type", "priority"] as const;

export const partingNames: CodeNames<typeof partings> = {
  none: { zh: "整段", en: "Whole period" },
  day: { zh: "按日", en: "By day" },
  hour: { zh: "按时段", en: "By hour" },
  station: { zh: "按派出所", en: "By station" },
  type: { zh: "按类别", en: "By type" },
  priority: { zh: "按等级", en: "By priority" },
};

/** One file of figures that somebody took. */
export const figuresStream = (id: string) => streamOf("figures", id);

/** Somebody wrote the times of a period into a file; both days are in it. */
export const FiguresTaken = defineFact({
  type: "FiguresTaken",
  version: 1,
  group: "erasing",
  shape: z.strictObject({ figures: ulidSchema, from: daySchema, to: daySchema, by: z.enum(partings) }),
  say: ({ from, to, by }) =>
    phrase(
      { zh: "导出用时统计：{from} 至 {to}，{by}", en: "Times written into a file: {from} to {to}, {by}" },
      { from, to, by: partingNames[by] },
    ),
});

export const statisticsFacts = [FiguresTaken];

export type StatisticsFact = FactOf<typeof FiguresTaken>;
