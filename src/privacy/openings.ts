import type { z } from "zod";
import { type Fact, streamKey } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { OpeningPurpose } from "../ground/opening-purpose.ts";
import { phrase } from "../ground/sentence.ts";
import type { Sealed } from "../ground/sealed.ts";
import type { States } from "../ground/fold.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import {
  type budgetedRoles,
  type budgetsSchema,
  type OpeningFact,
  openingPolicyStream,
  openingsStream,
} from "./opening-facts.ts";
import { openingRetained } from "./retained.ts";

/** One opening as supervision reads it. `words` are the opener's own, sealed. */
export interface Opening {
  readonly id: string;
  readonly at: Instant;
  readonly officer: string;
  readonly role: string;
  readonly station?: string;
  readonly unit?: string;
  readonly department?: string;
  readonly stream: string;
  readonly fields: readonly string[];
  readonly purpose?: OpeningPurpose;
  readonly words?: Sealed;
  readonly atWork: boolean;
}

/** Somebody went over the budget of a day; `attempts` were turned away. */
export interface OpeningAlarm {
  readonly day: string;
  readonly at: Instant;
  readonly role: string;
  readonly budget: number;
  readonly attempts: number;
  readonly acknowledgedBy?: string;
}

/** What an officer opened with a purpose on the last day of it, each record once, and the alarms nobody has answered. */
export interface Openings {
  readonly officer: string;
  readonly day: string;
  readonly opened: readonly string[];
  readonly alarms: readonly OpeningAlarm[];
}

const watchers = ["supervisor", "auditAdministrator"];

export const openingView: StreamView<Opening> = {
  room: "privacy",
  kind: "opening",
  owner: true,
  retained: openingRetained,
  evolve: (state: Opening | null, told: Fact, own: string) => {
    const fact = told as OpeningFact;
    // The words of an opening can be opened too: that is another opening.
    if (fact.type !== "SealedOpened" || fact.order !== streamKey(own)) return state;
    const { by, data } = fact;
    return {
      id: fact.order,
      at: fact.occurredAt,
      officer: by.officer,
      role: by.role,
      ...(by.station === undefined ? {} : { station: by.station }),
      ...(by.unit === undefined ? {} : { unit: by.unit }),
      ...(by.department === undefined ? {} : { department: by.department }),
      stream: fact.streams[0] ?? "",
      fields: data.fields ?? [],
      ...(data.purpose === undefined ? {} : { purpose: data.purpose }),
      ...(data.words === undefined ? {} : { words: data.words }),
      atWork: data.atWork,
    };
  },
  ...seenByAll(...watchers),
  tellsOf: ({ stream }) => [stream],
  // Read page by page, never from the board: there are thousands a day.
  isCurrent: () => false,
};

export const openingsView: StreamView<Openings> = {
  room: "privacy",
  kind: "openings",
  owner: true,
  evolve: (before: Openings | null, told: Fact) => {
    const fact = told as OpeningFact;
    const state = before ?? { officer: fact.by.officer, day: "", opened: [], alarms: [] };
    switch (fact.type) {
      case "SealedOpened": {
        const { day } = fact.data;
        if (day === undefined) return state;
        const stream = fact.streams[0] ?? "";
        const opened = openedOn(state, day);
        return { ...state, day, opened: opened.includes(stream) ? opened : [...opened, stream] };
      }
      case "OpeningBudgetSpent":
        return { ...state, alarms: alarmed(state.alarms, fact) };
      case "OpeningAlarmAcknowledged":
        return { ...state, alarms: state.alarms.map((alarm) => ({ acknowledgedBy: fact.by.officer, ...alarm })) };
      default:
        return state;
    }
  },
  seenBy: () => watchers,
  tellsOf: ({ opened }) => opened,
  owed: ({ officer, alarms }) =>
    alarms
      .filter(({ acknowledgedBy }) => acknowledgedBy === undefined)
      .map(({ day }) => ({
        ...{ kind: "check", by: ["supervisor"], not: [officer] },
        what: phrase({ zh: "{day} 超额查看预警", en: "Alarm about openings on {day}" }, { day }),
      })),
  isCurrent: ({ alarms }) => alarms.some(({ acknowledgedBy }) => acknowledgedBy === undefined),
};

/** The records that count on the budget of this day. */
export function openedOn(state: Openings | null, day: string): readonly string[] {
  return state?.day === day ? state.opened : [];
}

/** One alarm a day, further attempts counted; those of other days stay until they are answered. */
function alarmed(
  alarms: readonly OpeningAlarm[],
  fact: Extract<OpeningFact, { type: "OpeningBudgetSpent" }>,
): readonly OpeningAlarm[] {
  const { day, budget } = fact.data;
  const standing = alarms.find((alarm) => alarm.day === day);
  const others = alarms.filter((alarm) => alarm.day !== day && alarm.acknowledgedBy === undefined);
  const first = { day, at: fact.occurredAt, role: fact.by.role, budget, attempts: 0 };
  return [...others, { ...(standing ?? first), attempts: (standing?.attempts ?? 0) + 1 }];
}

type Budgets = z.output<typeof budgetsSchema>;

/**
 * Records a day, until supervision sets others. A shift of the hall sees about fifty incidents and opens those it sends
 * a crew to; a person who opens twice as many has done something else.
 */
export const usualBudgets: Budgets = {
  ...{ calltaker: 60, dispatcher: 120, shiftLeader: 120, dutyCommander: 60 },
  ...{ station: 40, unit: 20, department: 30, supervisor: 150 },
};

export const openingPolicyView: StreamView<Budgets> = {
  room: "privacy",
  kind: "openingPolicy",
  owner: true,
  settings: ["OpeningBudgetsSet"],
  configured: [{ order: "SetOpeningBudgets", bodies: (budgets) => [{ budgets }] }],
  evolve: (state: Budgets | null, told: Fact) => {
    const fact = told as OpeningFact;
    return fact.type === "OpeningBudgetsSet" ? fact.data.budgets : state;
  },
  seenBy: () => [...watchers, "dutyCommander", "securityAdministrator"],
};

/** Records somebody in this role may open in a day; a role without a budget of its own has the smallest. */
export function budgetOf(states: States, role: string): number {
  const budgets = states(openingPolicyView, openingPolicyStream) ?? usualBudgets;
  return budgets[role as (typeof budgetedRoles)[number]] ?? Math.min(...Object.values(budgets));
}

/** What somebody has opened and what alarms stand. */
export function openingsOf(states: States, officer: string): Openings | null {
  return states(openingsView, openingsStream(officer));
}
