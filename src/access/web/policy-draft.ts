import { powerRoles, type PowerRole } from "../../ground/role.ts";
import { type SecurityPolicy, usualPolicy } from "../security.ts";

/** The rules of signing in while somebody types them. */
export interface PolicyDraft {
  readonly idleMinutes: Readonly<Record<string, string>>;
  readonly longestHours: Readonly<Record<string, string>>;
  readonly secondFactor: readonly PowerRole[];
  /** Empty: no change is asked for. */
  readonly passwordDays: string;
}

const most = { idleMinutes: 1440, longestHours: 72, passwordDays: 3650 };

export type PolicyField = keyof typeof most;

/** A role the policy says nothing of is shown with what it is usually. */
export function policyDraft(policy: SecurityPolicy): PolicyDraft {
  const texts = (field: "idleMinutes" | "longestHours") =>
    Object.fromEntries(powerRoles.map((role) => [role, String(policy[field][role] ?? usualPolicy[field][role] ?? "")]));
  return {
    idleMinutes: texts("idleMinutes"),
    longestHours: texts("longestHours"),
    secondFactor: policy.secondFactor,
    passwordDays: policy.passwordDays === null ? "" : String(policy.passwordDays),
  };
}

/** Whether a text is a whole number a field may hold; only the days of passwords may be empty. */
export function isFieldRight(field: PolicyField, text: string): boolean {
  if (text.trim() === "") return field === "passwordDays";
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= most[field];
}

/** What the draft says, or null while one of its fields is wrong. */
export function policyOf(draft: PolicyDraft): SecurityPolicy | null {
  const byRole = (field: "idleMinutes" | "longestHours") => {
    const texts = powerRoles.map((role) => [role, draft[field][role] ?? ""] as const);
    if (texts.some(([, text]) => !isFieldRight(field, text))) return null;
    return Object.fromEntries(texts.map(([role, text]) => [role, Number(text)]));
  };
  const idleMinutes = byRole("idleMinutes");
  const longestHours = byRole("longestHours");
  if (idleMinutes === null || longestHours === null || !isFieldRight("passwordDays", draft.passwordDays)) return null;
  const passwordDays = draft.passwordDays.trim() === "" ? null : Number(draft.passwordDays);
  return { idleMinutes, longestHours, secondFactor: draft.secondFactor, passwordDays };
}

export function withSecondFactor(draft: PolicyDraft, role: PowerRole, needed: boolean): PolicyDraft {
  const secondFactor = powerRoles.filter((each) => (each === role ? needed : draft.secondFactor.includes(each)));
  return { ...draft, secondFactor };
}
