import type { z } from "zod";
import { type AccessFact, SecurityPolicySet, securityStream } from "./facts.ts";
import type { Fact } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import type { PeopleFact } from "./people-facts.ts";
import type { Power, PowerRole } from "../ground/role.ts";
import { needsPost } from "./authority.ts";
import type { Instant } from "../ground/instant.ts";
import { needTwoFactors } from "./seal-readers.ts";
import { type Approval, withSecondPerson } from "./second-person.ts";

export type SecurityPolicy = z.output<typeof SecurityPolicySet.shape>;

/** The rules of signing in, and who could be the second person for an act that needs one. */
export interface Security {
  readonly policy: SecurityPolicy;
  /** When somebody set it; the usual one counts before. */
  readonly setAt?: Instant;
  /** Enabled people who hold an approving power, and which. */
  readonly approvers: Readonly<Record<string, readonly PowerRole[]>>;
  readonly disabled: readonly string[];
}

/** Powers whose holders approve what others propose. */
export const approvingRoles: readonly PowerRole[] = ["securityAdministrator", "dutyCommander"];

export const usualPolicy: SecurityPolicy = {
  idleMinutes: {
    ...{ systemAdministrator: 15, securityAdministrator: 15, auditAdministrator: 15 },
    ...{ calltaker: 30, dispatcher: 30, shiftLeader: 30, dutyCommander: 30, station: 30, department: 30 },
    ...{ unit: 480, support: 30, supervisor: 30, reader: 30, partner: 30 },
  },
  longestHours: {
    ...{ systemAdministrator: 8, securityAdministrator: 8, auditAdministrator: 8 },
    ...{ calltaker: 26, dispatcher: 26, shiftLeader: 26, dutyCommander: 26, station: 26, department: 26 },
    ...{ unit: 26, support: 26, supervisor: 10, reader: 10, partner: 10 },
  },
  secondFactor: needTwoFactors,
  passwordDays: null,
};

export const noSecurity: Security = { policy: usualPolicy, approvers: {}, disabled: [] };

function held(state: Security, person: string, change: (roles: readonly PowerRole[]) => readonly PowerRole[]) {
  const roles = change(state.approvers[person] ?? []);
  const { [person]: _, ...others } = state.approvers;
  return { ...state, approvers: roles.length === 0 ? others : { ...others, [person]: roles } };
}

export const securityView: StreamView<Security> = {
  room: "access",
  kind: "security",
  owner: true,
  settings: ["SecurityPolicySet"],
  configured: [{ order: "SetSecurityPolicy", bodies: ({ policy }) => [policy] }],
  evolve: (before: Security | null, told: Fact) => {
    const state = before ?? noSecurity;
    const fact = told as PeopleFact | AccessFact;
    switch (fact.type) {
      case "SecurityPolicySet":
        return { ...state, policy: fact.data, setAt: fact.occurredAt };
      case "PowerGranted": {
        const { person, power } = fact.data;
        return held(state, person, (roles) => [...roles.filter((role) => role !== power.role), power.role]);
      }
      case "PowerWithdrawn": {
        const { person, power } = fact.data;
        return held(state, person, (roles) => roles.filter((role) => role !== power.role));
      }
      case "PersonDisabled":
        return { ...state, disabled: [...state.disabled, fact.data.person] };
      case "PersonEnabled":
        return { ...state, disabled: state.disabled.filter((person) => person !== fact.data.person) };
      default:
        return state;
    }
  },
  ...seenByAll("securityAdministrator", "auditAdministrator", "dutyCommander"),
};

export function securityOf(states: States): Security {
  return states(securityView, securityStream) ?? noSecurity;
}

/** Streams a fact about somebody's power or standing is told to: also where approvers are counted. */
export function toldOfPower(person: string, powers: readonly Pick<Power, "role">[]): readonly string[] {
  return powers.some(({ role }) => approvingRoles.includes(role)) ? [person, securityStream] : [person];
}

/** Enabled holders of an approving power, besides one. */
export function approversBesides(security: Security, person: string): readonly string[] {
  return Object.keys(security.approvers).filter((id) => id !== person && !security.disabled.includes(id));
}

/** True when nobody would be left to look after people and powers without this one. */
export function isLastSecurityAdministrator(security: Security, person: string): boolean {
  const holders = Object.entries(security.approvers).filter(
    ([id, roles]) => roles.includes("securityAdministrator") && !security.disabled.includes(id),
  );
  return holders.length === 1 && holders[0]?.[0] === person;
}

/** What happens to a session left alone: a seat on post locks its screen, so that nobody's work is lost; others end. */
export function whenIdle(role: string): "lock" | "end" {
  return needsPost(role) ? "lock" : "end";
}

/** The usual second person: whoever holds an approving power. Where nobody else does yet, an act happens at once. */
export const byApprovers: Approval = {
  roles: approvingRoles,
  streams: [securityStream],
  isAlone: (states, by) => approversBesides(securityOf(states), by).length === 0,
};

const setSecurityPolicy = setting(
  defineOrder("SetSecurityPolicy", {
    title: { zh: "更改登录规则", en: "Change the rules of signing in" },
    roles: ["securityAdministrator"],
    body: SecurityPolicySet.shape,
    streams: () => [securityStream],
    refuses: [],
    decide: (_, { body }) => [SecurityPolicySet.draft([securityStream], body)],
  }),
);

/** The whole policy at once, by two people. */
export const [SetSecurityPolicy, ApproveSetSecurityPolicy] = withSecondPerson(setSecurityPolicy, byApprovers);
