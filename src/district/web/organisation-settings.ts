import type { Fact } from "../../ground/fact.ts";
import { same, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import type { Department, Station } from "../district.ts";
import { districtStream } from "../facts.ts";
import { districtTexts as texts } from "./district-texts.ts";
import { line, pointIn, pointText } from "./setting-words.ts";

const idOf = ({ data }: Fact) => (data as { readonly id: string }).id;

export const departmentSetting: Setting<Department> = {
  order: "RegisterDepartment",
  stream: districtStream,
  facts: ["DepartmentRegistered"],
  valueOf: ({ data }) => data as Department,
  keyOf: idOf,
  lines: ({ id, name, parent }, names) => [
    ...line("id", texts.id, same(id)),
    ...line("name", texts.name, name),
    ...line("parent", texts.parent, parent === undefined ? texts.top : names.part(parent)),
  ],
};

export const stationSetting: Setting<Station> = {
  order: "RegisterStation",
  stream: districtStream,
  facts: ["StationRegistered"],
  valueOf: ({ data }) => data as Station,
  keyOf: idOf,
  lines: ({ id, name, parent, point }, names) => [
    ...line("id", texts.id, same(id)),
    ...line("name", texts.name, name),
    ...line("parent", texts.parent, parent === undefined ? texts.top : names.part(parent)),
    ...line("point", texts.place, same(pointText(point))),
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
