import { z } from "zod";
import type { FactKind } from "../ground/fact.ts";
import { needKinds, type PartNeed } from "../ground/part-need.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import type { CodeNames, Sentence } from "../ground/sentence.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import { codeSchema } from "../ground/text.ts";
import { districtView, unnamedDistrict } from "./district.ts";
import { DepartmentRetired, districtStream, StationRetired } from "./facts.ts";

/**
 * Takes a part of the organisation out of use: it is in no picker and no rule knows it any more, and its name stays where
 * history names it. Registering it again brings it back. What depends on it is looked at before (`needed`), so it is done
 * at once and not planned.
 */
function retiring(
  name: string,
  title: Sentence,
  all: "departments" | "stations",
  fact: FactKind<string, z.ZodObject<{ id: typeof codeSchema }>>,
) {
  const kind = defineOrder(name, {
    title,
    roles: ["systemAdministrator"],
    atOnce: true,
    body: z.strictObject({ id: codeSchema }),
    streams: () => [districtStream],
    checked: ["PartStillNeeded"],
    refuses: ["PartNotInUse"],
    decide: (states, { body: { id } }) => {
      const district = states(districtView, districtStream) ?? unnamedDistrict;
      return Object.hasOwn(district[all], id)
        ? [fact.draft([districtStream], { id })]
        : refuse("PartNotInUse", { part: id });
    },
  });
  return setting(kind);
}

/** Refused: `PartNotInUse`, `PartStillNeeded`. */
export const RetireDepartment = retiring(
  "RetireDepartment",
  { zh: "撤销部门", en: "Retire a department" },
  "departments",
  DepartmentRetired,
);

/** Refused: `PartNotInUse`, `PartStillNeeded`. */
export const RetireStation = retiring(
  "RetireStation",
  { zh: "撤销派出所", en: "Retire a station" },
  "stations",
  StationRetired,
);

const kindNames: CodeNames<typeof needKinds> = {
  part: { zh: "下级单位", en: "parts below it" },
  unit: { zh: "处警单元", en: "units" },
  post: { zh: "岗位", en: "posts" },
  area: { zh: "区域", en: "areas" },
  person: { zh: "人员", en: "people" },
  token: { zh: "程序令牌", en: "tokens" },
  duty: { zh: "责任矩阵", en: "rows of the responsibility matrix" },
  incident: { zh: "未结警情", en: "open incidents" },
  service: { zh: "服务清单项目", en: "items of the service menu" },
  task: { zh: "未办结任务", en: "open tasks" },
};

/** So many of a kind are named; the rest are counted. */
const mostNamed = 5;

/** Says what depends on a part, kind by kind with names: `PartStillNeeded`; undefined where nothing does. */
export function needed(part: string, needs: Iterable<PartNeed>): Refusal<"PartStillNeeded"> | undefined {
  const own = [...needs].filter((need) => need.part === part);
  const said = (language: "zh" | "en", comma: string, colon: string, more: (count: number) => string) =>
    needKinds
      .flatMap((kind) => {
        const names = own.filter((need) => need.kind === kind).map(({ name }) => name[language]);
        if (names.length === 0) return [];
        const rest = names.length > mostNamed ? more(names.length) : "";
        return [`${kindNames[kind][language]}${colon}${names.slice(0, mostNamed).join(comma)}${rest}`];
      })
      .join(language === "zh" ? "；" : "; ");
  if (own.length === 0) return undefined;
  return refuse("PartStillNeeded", {
    part,
    zh: said("zh", "、", "：", (count) => ` 等 ${count} 个`),
    en: said("en", ", ", ": ", (count) => ` and more, ${count} in all`),
  });
}
