import { type Area, areasInForce, areasStream, areasView, noAreas } from "../district/areas.ts";
import { type District, districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { canonical } from "../ground/canonical.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { ResponsibilitySet, responsibilityStream, type ResponsibilityRow } from "./facts.ts";
import { areaStation, matrixView, noMatrix } from "./responsibility.ts";

/**
 * Replaces the whole matrix; saying what is so already records nothing. Gaps and overlaps are not refused: the report says
 * them, and an unfinished matrix is better than none. Refused: as `judgeRows`.
 */
export const SetResponsibility = defineOrder("SetResponsibility", {
  title: { zh: "设定责任矩阵", en: "Set the responsibility matrix" },
  roles: ["systemAdministrator", "dutyCommander"],
  underGlass: false,
  body: ResponsibilitySet.shape,
  streams: () => [responsibilityStream, districtStream, areasStream],
  refuses: [
    "ResponsibilityAreaUnknown",
    "ResponsibilityHoursEmpty",
    "ResponsibilityOwnerUnknown",
    "ResponsibilityRowTwice",
    "ResponsibilityTypeUnknown",
  ],
  decide: (states, { body: { rows } }) => {
    const district = states(districtView, districtStream) ?? unnamedDistrict;
    const areas = areasInForce(states(areasView, areasStream) ?? noAreas, district);
    const wrong = judgeRows(rows, district, areas);
    if (wrong !== undefined) return wrong;
    const before = (states(matrixView, responsibilityStream) ?? noMatrix).rows;
    return canonical(before) === canonical(rows) ? [] : [ResponsibilitySet.draft([responsibilityStream], { rows })];
  },
});

/**
 * The first wrong row's refusal: `ResponsibilityRowTwice`, `ResponsibilityHoursEmpty`, `ResponsibilityTypeUnknown`,
 * `ResponsibilityAreaUnknown` (also for a post, because no place lies in a post), `ResponsibilityOwnerUnknown`.
 */
export function judgeRows(
  rows: readonly ResponsibilityRow[],
  { types, departments, stations }: Pick<District, "types" | "departments" | "stations">,
  areas: readonly Area[],
):
  | Refusal<
      | "ResponsibilityAreaUnknown"
      | "ResponsibilityHoursEmpty"
      | "ResponsibilityOwnerUnknown"
      | "ResponsibilityRowTwice"
      | "ResponsibilityTypeUnknown"
    >
  | undefined {
  const lands = new Set(areas.flatMap(({ kind, id }) => (kind === "post" ? [] : [id])));
  const seen = new Set<string>();
  for (const { row, hours, owner, ...where } of rows) {
    if (seen.has(row)) return refuse("ResponsibilityRowTwice", { row });
    seen.add(row);
    if (hours !== undefined && hours.from === hours.to) return refuse("ResponsibilityHoursEmpty", { row });
    const type = where.types?.find((code) => !Object.hasOwn(types, code));
    if (type !== undefined) return refuse("ResponsibilityTypeUnknown", { row, type });
    const area = where.areas?.find((id) => !lands.has(id));
    if (area !== undefined) return refuse("ResponsibilityAreaUnknown", { row, area });
    if (owner !== areaStation && !Object.hasOwn(departments, owner) && !Object.hasOwn(stations, owner)) {
      return refuse("ResponsibilityOwnerUnknown", { row, owner });
    }
  }
  return undefined;
}
