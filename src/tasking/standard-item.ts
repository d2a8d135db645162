import type { AnswererKind } from "./answerer-kinds.ts";
import type { serviceReturns } from "./service-facts.ts";
import type { PowerRole } from "../ground/role.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { Service, ServiceHours } from "./service.ts";
import type { answerKinds } from "./task-facts.ts";

/** An item of the standard menu: which kinds of departments usually answer it, at which hours. */
export interface StandardService {
  readonly service: string;
  readonly name: Sentence;
  readonly about: Sentence;
  readonly gives: Service["gives"];
  /** The kind of department that usually leads, then those that answer along. */
  readonly usually: readonly [AnswererKind, ...AnswererKind[]];
  readonly hours?: ServiceHours;
  /** Who usually answers outside these hours. */
  readonly covers?: AnswererKind;
  /** Everybody who gives work to others where empty. */
  readonly askers: readonly PowerRole[];
  readonly returns: readonly (typeof serviceReturns)[number][];
  readonly referral: boolean;
  /** What a crew that is sent must have. */
  readonly certificates?: readonly string[];
}

type Kind = (typeof answerKinds)[number];

/** What the asker must say. */
export function field(
  code: string,
  zh: string,
  en: string,
  kind: Kind = "text",
  required = true,
): Service["gives"][number] {
  return { field: code, label: { zh, en }, kind, required };
}

export const where = field("where", "到哪里", "Where to");
export const since = field("since", "从何时起", "From when");

export const officeHours: ServiceHours = { days: [1, 2, 3, 4, 5], from: 510, to: 1050, holidays: false };
export const dayHours: ServiceHours = { days: [1, 2, 3, 4, 5, 6, 7], from: 510, to: 1260, holidays: true };

/** Those who lead the work and those who check it: for what is about the service itself. */
export const overseeing: readonly PowerRole[] = ["shiftLeader", "dutyCommander", "department", "station", "supervisor"];
export const hallAndDesks: readonly PowerRole[] = [
  "dispatcher",
  "shiftLeader",
  "dutyCommander",
  "department",
  "station",
];

export const usual = { askers: [], returns: ["people"], referral: false } as const;
