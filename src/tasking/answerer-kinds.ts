import type { Sentence } from "../ground/sentence.ts";

/** Kinds of departments that usually answer, by the code a district is likely to give them. */
export const answererKinds = [
  ...(["command", "criminal", "casework", "legal", "traffic", "special"] as const),
  ...(["order", "community", "intelligence"] as const),
] as const;

export type AnswererKind = (typeof answererKinds)[number];

/** What such a department is called, and words that tell it by its Chinese name. */
const answererNames: Readonly<Record<AnswererKind, Sentence & { readonly told: readonly string[] }>> = {
  command: { zh: "指挥中心", en: "command centre", told: ["指挥中心", "指挥室"] },
  criminal: { zh: "刑侦部门", en: "criminal investigation", told: ["刑侦", "刑警"] },
  casework: { zh: "执法办案中心", en: "case-handling centre", told: ["办案中心", "案管"] },
  legal: { zh: "法制部门", en: "legal affairs", told: ["法制"] },
  traffic: { zh: "交警部门", en: "traffic police", told: ["交警", "交通"] },
  special: { zh: "特巡警部门", en: "special patrol", told: ["特巡警", "特警", "巡警"] },
  order: { zh: "治安部门", en: "public order", told: ["治安"] },
  community: { zh: "社区警务部门", en: "community policing", told: ["社区", "人口"] },
  intelligence: { zh: "情报研判部门", en: "analysis", told: ["情报", "研判"] },
};

export function answererKindName(kind: AnswererKind): Sentence {
  const { zh, en } = answererNames[kind];
  return { zh, en };
}

/** The department of a district that a kind is likely to be: by its code, else by its name; undefined where none is. */
export function likelyAnswerer(
  kind: AnswererKind,
  departments: Readonly<Record<string, { readonly id: string; readonly name: Sentence }>>,
): string | undefined {
  const { told } = answererNames[kind];
  return (
    departments[kind]?.id ??
    Object.values(departments).find(({ name }) => told.some((word) => name.zh.includes(word)))?.id
  );
}
