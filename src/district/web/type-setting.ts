import { listed, same, type Sentence } from "../../ground/sentence.ts";
import { isYes } from "../../journal/web/pasted.ts";
import type { PasteInto } from "../../journal/web/paste-form.tsx";
import type { Setting } from "../../journal/web/setting.ts";
import type { IncidentType } from "../district.ts";
import { districtStream } from "../facts.ts";
import { districtTexts as texts } from "./district-texts.ts";
import { line, yesOrNo } from "./setting-words.ts";

export const typeSetting: Setting<IncidentType> = {
  order: "DefineIncidentType",
  stream: districtStream,
  facts: ["IncidentTypeDefined"],
  valueOf: ({ data }) => data as IncidentType,
  keyOf: ({ data }) => (data as IncidentType).code,
  lines: ({ code, name, parent, priority, enforcement, synonyms, group, withdrawn }, names) => [
    ...line("code", texts.code, same(code)),
    ...line("name", texts.name, name),
    ...line("parent", texts.parent, parent === undefined ? undefined : names.type(parent)),
    ...line("group", texts.group, group),
    ...line("priority", texts.priority, same(String(priority))),
    ...line("enforcement", texts.enforcement, yesOrNo(enforcement)),
    ...line("synonyms", texts.synonyms, synonyms === undefined ? undefined : listed(synonyms.map(same))),
    ...line("withdrawn", texts.inUse, withdrawn === true ? texts.withdrawn : undefined),
  ],
};

export interface TypeDraft {
  readonly code: string;
  readonly name: Sentence;
  /** The empty text: at the top. */
  readonly parent: string;
  readonly priority: number;
  readonly enforcement: boolean;
  readonly synonyms: string;
  readonly group: IncidentType["group"];
}

export function typeDraft(type: IncidentType | undefined): TypeDraft {
  const { code = "", name = same(""), parent = "", priority = 3, enforcement = false, synonyms, group } = type ?? {};
  return { code, name, parent, priority, enforcement, synonyms: (synonyms ?? []).join(", "), group };
}

/** The words of a list as somebody types it. */
function words(text: string): readonly string[] {
  return [...new Set(text.split(/[,，;；、]/).map((word) => word.trim()))].filter((word) => word !== "");
}

/** What the form says; a type that was withdrawn is in use again once it is saved. Null without a code. */
export function typeOf({ code, name, parent, priority, enforcement, synonyms, group }: TypeDraft): IncidentType | null {
  if (code.trim() === "") return null;
  const said = words(synonyms);
  return {
    ...{ code: code.trim(), name: { zh: name.zh.trim(), en: name.en.trim() }, priority, enforcement },
    ...(group === undefined ? {} : { group }),
    ...(parent === "" ? {} : { parent }),
    ...(said.length === 0 ? {} : { synonyms: said }),
  };
}

/** A table of types: code, names, parent, priority, enforcement, synonyms. */
export const typePaste: PasteInto<IncidentType> = {
  columns: [
    { key: "code", name: texts.code },
    { key: "zh", name: { zh: "中文名称", en: "Chinese name" } },
    { key: "en", name: { zh: "英文名称", en: "English name" } },
    { key: "parent", name: texts.parent },
    { key: "priority", name: texts.priority },
    { key: "enforcement", name: texts.enforcement },
    { key: "synonyms", name: texts.synonyms },
  ],
  keyOf: ({ code }) => code,
  valueOf: ({ code = "", zh = "", en = "", parent, priority = "3", enforcement, synonyms = "" }) => ({
    ...{ code, name: { zh, en: en === "" ? zh : en }, priority: Number(priority), enforcement: isYes(enforcement) },
    ...(parent === undefined ? {} : { parent }),
    ...(words(synonyms).length === 0 ? {} : { synonyms: words(synonyms) }),
  }),
  one: "DefineIncidentType",
  many: { order: "DefineIncidentTypes", field: "types" },
};
