import { z } from "zod";
import { canonical, type Json } from "../ground/canonical.ts";
import type { FactKind } from "../ground/fact.ts";
import type { Role } from "../ground/role.ts";
import type { Sentence } from "../ground/sentence.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { defineMadeOrder, defineOrder } from "../ground/order-kind.ts";
import { type District, districtView, unnamedDistrict } from "./district.ts";
import {
  DepartmentRegistered,
  DistrictNamed,
  districtStream,
  IncidentTypeDefined,
  SettingsChanged,
  StationRegistered,
  StreetPlanDrawn,
  streetPlanStream,
} from "./facts.ts";
import { aboveOf } from "./organisation.ts";
import { crossesItself } from "./ring.ts";
import { setting } from "../ground/setting.ts";
import { judgeType } from "./type-tree.ts";
import { streetPlanView } from "./street-plan.ts";

/** An order whose body is the fact itself. Saying what is so already records nothing. */
function defineStatement<Shape extends z.ZodType, Code extends string = never>(
  name: string,
  title: Sentence,
  fact: FactKind<string, Shape>,
  present: (district: District, body: z.output<Shape>) => unknown,
  refuses: readonly Code[] = [],
  judge: (body: z.output<Shape>, district: District) => Refusal<NoInfer<Code>> | undefined = () => undefined,
  roles: readonly Role[] = ["systemAdministrator"],
) {
  const kind = defineMadeOrder(name, {
    title,
    roles,
    body: fact.shape,
    streams: () => [districtStream],
    refuses,
    decide: (states, order) => {
      const body = order.body as z.output<Shape>;
      const district = states(districtView, districtStream) ?? unnamedDistrict;
      const wrong = judge(body, district);
      if (isRefusal(wrong)) return wrong;
      const is = present(district, body);
      if (is !== undefined && canonical(is as Json) === canonical(body as Json)) return [];
      return [fact.draft([districtStream], body)];
    },
  });
  return setting(kind);
}

export const NameDistrict = defineStatement(
  "NameDistrict",
  { zh: "设定辖区", en: "Name the district" },
  DistrictNamed,
  ({ name, code, zone, centre, drill }) => ({ name, code, zone, centre, drill }),
);

/** Refused: `ParentUnknown`, `ParentCircle`. */
export const RegisterDepartment = defineStatement(
  "RegisterDepartment",
  { zh: "登记部门", en: "Register a department" },
  DepartmentRegistered,
  (district, { id }) => district.departments[id],
  ["ParentCircle", "ParentUnknown"],
  ({ id, parent }, district) =>
    // It stands under another that there is, and never under itself by way of others.
    parent !== undefined && [parent, ...aboveOf(district, parent)].includes(id)
      ? refuse("ParentCircle", { part: id, parent })
      : judgeParent(district, parent),
);

/** Refused: `AreaCrossesItself`, `ParentUnknown`. */
export const RegisterStation = defineStatement(
  "RegisterStation",
  { zh: "登记派出所", en: "Register a station" },
  StationRegistered,
  (district, { id }) => district.stations[id],
  ["AreaCrossesItself", "ParentUnknown"],
  ({ id, area, parent }, district) =>
    area !== undefined && crossesItself(area)
      ? refuse("AreaCrossesItself", { station: id })
      : judgeParent(district, parent),
);

function judgeParent({ departments }: District, parent: string | undefined): Refusal<"ParentUnknown"> | undefined {
  return parent === undefined || Object.hasOwn(departments, parent) ? undefined : refuse("ParentUnknown", { parent });
}

const typeRefusals = ["TypeParentCircle", "TypeParentUnknown", "TypeTooDeep"] as const;

/** Refused: `TypeParentUnknown`, `TypeParentCircle`, `TypeTooDeep`. */
export const DefineIncidentType = defineStatement(
  "DefineIncidentType",
  { zh: "设定警情类别", en: "Define an incident type" },
  IncidentTypeDefined,
  (district, { code }) => district.types[code],
  typeRefusals,
  (type, { types }) => judgeType({ ...types, [type.code]: type }, type),
  // Code tables come with what other systems recorded.
  ["systemAdministrator", "importer"],
);

/**
 * Defines many types at once, all or none; a type may stand under one of the same list. Refused as `DefineIncidentType`.
 */
export const DefineIncidentTypes = setting(
  defineOrder("DefineIncidentTypes", {
    title: { zh: "批量设定警情类别", en: "Define many incident types" },
    roles: ["systemAdministrator"],
    body: z.strictObject({ types: z.array(IncidentTypeDefined.shape).min(1).max(500) }),
    streams: () => [districtStream],
    refuses: typeRefusals,
    decide: (states, { body }) => {
      const before = (states(districtView, districtStream) ?? unnamedDistrict).types;
      const types = { ...before, ...Object.fromEntries(body.types.map((type) => [type.code, type])) };
      for (const type of body.types) {
        const wrong = judgeType(types, type);
        if (wrong !== undefined) return wrong;
      }
      return body.types
        .filter((type) => canonical((before[type.code] ?? null) as Json) !== canonical(type as Json))
        .map((type) => IncidentTypeDefined.draft([districtStream], type));
    },
  }),
);

export const ChangeSettings = defineStatement(
  "ChangeSettings",
  { zh: "更改参数", en: "Change settings" },
  SettingsChanged,
  ({ settings }, body) =>
    Object.fromEntries(Object.keys(body).map((key) => [key, (settings as Record<string, unknown>)[key]])),
);

export const DrawStreetPlan = defineOrder("DrawStreetPlan", {
  title: { zh: "绘制街道略图", en: "Draw the street plan" },
  roles: ["systemAdministrator"],
  body: StreetPlanDrawn.shape,
  streams: () => [streetPlanStream],
  refuses: [],
  decide: (states, { body }) => {
    const plan = states(streetPlanView, streetPlanStream);
    if (plan !== null && canonical(plan) === canonical(body)) return [];
    return [StreetPlanDrawn.draft([streetPlanStream], body)];
  },
});
