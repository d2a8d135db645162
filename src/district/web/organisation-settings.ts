import type { Fact } from "../../ground/fact.ts";
import { same, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import type { Department, Station } from "../district.ts";
import { districtStream } from "../facts.ts";
import { districtTexts as texts } from "./district-texts.ts";
import { line, pointIn, pointText } from "./setting-words.ts";

const idOf = ({ data }: Fact) => (data as { readonly id: string }).id;

/** A part as its table shows it: those that were retired stay there, to be taken into use again. */
export type Shown<Part> = Part & { readonly retired?: true };

const retiredLine = (retired: true | undefined) => line("retired", texts.inUse, retired && texts.retired);

export const departmentSetting: Setting<Shown<Department>> = {
  order: "RegisterDepartment",
  stream: districtStream,
  facts: ["DepartmentRegistered", "DepartmentRetired"],
  valueOf: ({ type, data }) => (type === "DepartmentRetired" ? null : (data as Department)),
  keyOf: idOf,
  lines: ({ id, name, parent, retired }, names) => [
    ...line("id", texts.id, same(id)),
    ...line("name", texts.name, name),
    ...line("parent", texts.parent, parent === undefined ? texts.top : names.part(parent)),
    ...retiredLine(retired),
  ],
};

export const stationSetting: Setting<Shown<Station>> = {
  order: "RegisterStation",
  stream: districtStream,
  facts: ["StationRegistered", "StationRetired"],
  valueOf: ({ type, data }) => (type === "StationRetired" ? null : (data as Station)),
  keyOf: idOf,
  lines: ({ id, name, parent, point, retired }, names) => [
    ...line("id", texts.id, same(id)),
    ...line("name", texts.name, name),
    ...line("parent", texts.parent, parent === undefined ? texts.top : names.part(parent)),
    ...line("point", texts.place, same(pointText(point))),
    ...retiredLine(retired),
  ],
};

/** A department or a station while somebody types it. `area`: the outline it had, which no form shows. */
export interface PartDraft {
  readonly id: string;
  readonly name: Sentence;
  /** The empty text: directly under the bureau. */
  readonly parent: string;
  readonly point: string;
  readonly area: Station["area"];
}

export function partDraft(part: Department | Station | undefined): PartDraft {
  const { point, area } = (part ?? {}) as Partial<Station>;
  const { id = "", name = same(""), parent = "" } = part ?? {};
  return { id, name, parent, point: pointText(point), area };
}

/** What is typed without the spaces that came with copying. */
function trimmed({ id, name, parent }: PartDraft): Department {
  return {
    id: id.trim(),
    name: { zh: name.zh.trim(), en: name.en.trim() },
    ...(parent === "" ? {} : { parent }),
  };
}

export function departmentOf(draft: PartDraft): Department | null {
  return draft.id.trim() === "" ? null : trimmed(draft);
}

export function stationOf(draft: PartDraft): Station | null {
  const point = pointIn(draft.point);
  if (draft.id.trim() === "" || point === undefined) return null;
  return { ...trimmed(draft), point, ...(draft.area === undefined ? {} : { area: draft.area }) };
}
