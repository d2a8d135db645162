import { type OpeningPurpose, openingPurposes } from "../../ground/opening-purpose.ts";

const hall: readonly OpeningPurpose[] = ["dispatching", "callBack", "handover"];
const field: readonly OpeningPurpose[] = ["handling", "callBack", "handover"];

const usual: Readonly<Record<string, readonly OpeningPurpose[]>> = {
  calltaker: ["callBack", "dispatching", "handover"],
  ...{ dispatcher: hall, shiftLeader: hall, dutyCommander: hall },
  ...{ station: field, unit: field, department: field },
  supervisor: ["supervision", "complaint", "qualityCheck"],
};

/**
 * Every purpose once, those of the role's work before the others and the one picked last before all; the first `near` are
 * one press away.
 */
export function purposesFor(
  role: string,
  last: OpeningPurpose | undefined,
): { readonly all: readonly OpeningPurpose[]; readonly near: number } {
  const near = new Set([...(last === undefined || last === "other" ? [] : [last]), ...(usual[role] ?? hall)]);
  return { all: [...new Set([...near, ...openingPurposes])], near: near.size };
}
