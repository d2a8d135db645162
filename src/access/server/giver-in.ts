import type { Giver } from "../../ground/fact.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { roles } from "../../ground/role.ts";

/** The field that role and post do not agree on, and how. */
export interface PostFault {
  readonly field: "station" | "unit" | "department";
  readonly reason: Sentence;
}

/** An officer in a role: a station's desk names its station, a crew its unit, and nobody else names either. */
export function giverIn(
  officer: string,
  post: {
    readonly role: (typeof roles)[number];
    readonly station: string | undefined;
    readonly unit: string | undefined;
    readonly department?: string | undefined;
  },
): Giver | PostFault {
  const { role, station, unit, department } = post;
  if (role === "department" && department === undefined)
    return {
      field: "department",
      reason: { zh: "缺失：角色 department 须指明部门", en: "is needed for the role department" },
    };
  if (role !== "department" && department !== undefined)
    return { field: "department", reason: { zh: "仅用于角色 department", en: "belongs to the role department only" } };
  if (role === "station" && station === undefined)
    return {
      field: "station",
      reason: { zh: "缺失：角色 station 须指明派出所", en: "is needed for the role station" },
    };
  if (role === "unit" && unit === undefined)
    return { field: "unit", reason: { zh: "缺失：角色 unit 须指明处警单元", en: "is needed for the role unit" } };
  if (role !== "station" && station !== undefined)
    return { field: "station", reason: { zh: "仅用于角色 station", en: "belongs to the role station only" } };
  if (role !== "unit" && unit !== undefined)
    return { field: "unit", reason: { zh: "仅用于角色 unit", en: "belongs to the role unit only" } };
  return {
    officer,
    role,
    ...(station === undefined ? {} : { station }),
    ...(unit === undefined ? {} : { unit }),
    ...(department === undefined ? {} : { department }),
  };
}
