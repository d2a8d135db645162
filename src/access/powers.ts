import { z } from "zod";
import type { FactDraft } from "../ground/fact.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { enabledPersonOf } from "./asking.ts";
import { securityStream } from "./facts.ts";
import { type Power, powerSchema } from "../ground/role.ts";
import { PowerGranted, personStream } from "./people-facts.ts";
import type { Person } from "./person.ts";
import { isSamePower } from "./person-view.ts";
import { judgeApart, judgePlace, mayHold } from "./power-rules.ts";
import { approversBesides, byApprovers, securityOf, toldOfPower } from "./security.ts";
import { type Proposal, withSecondPerson } from "./second-person.ts";

/** Giving this power to this person; those the list gives before it count. */
function judgeGrant(
  states: States,
  person: Person,
  power: Power,
  before: readonly Power[],
):
  | Refusal<
      "AdministratorsApart" | "PowerNotForKind" | "PowerPlaceMissing" | "PowerPlaceNotItsOwn" | "PowerPlaceUnknown"
    >
  | undefined {
  if (!mayHold(person.kind, power.role)) {
    return refuse("PowerNotForKind", { person: person.id, role: power.role, kind: person.kind });
  }
  const misplaced = judgePlace(power, states(districtView, districtStream) ?? unnamedDistrict);
  return misplaced ?? judgeApart(person.id, [...person.powers, ...before, power]);
}

/**
 * Gives powers to one or many people in one act, so that a new staff needs one approval. Powers already held are left
 * out. Refused: `PersonUnknown`, `PersonIsDisabled`, `PowerNotForKind`, `PowerPlaceMissing`, `PowerPlaceNotItsOwn`,
 * `PowerPlaceUnknown`, `AdministratorsApart`.
 */
const grantPowers = defineOrder("GrantPowers", {
  title: { zh: "授予权限", en: "Grant powers" },
  roles: ["securityAdministrator"],
  body: z.strictObject({
    grants: z
      .array(z.strictObject({ person: codeSchema, power: powerSchema }))
      .min(1)
      .max(3000),
    reason: text(500).optional(),
  }),
  streams: ({ body }) => [districtStream, securityStream, ...body.grants.map(({ person }) => personStream(person))],
  refuses: [
    "AdministratorsApart",
    "PersonIsDisabled",
    "PersonUnknown",
    "PowerNotForKind",
    "PowerPlaceMissing",
    "PowerPlaceNotItsOwn",
    "PowerPlaceUnknown",
  ],
  decide: (states, { body, by }) => {
    const isAlone = approversBesides(securityOf(states), by.officer).length === 0;
    const given = new Map<string, Power[]>();
    const drafts: FactDraft[] = [];
    for (const { person: id, power } of body.grants) {
      const person = enabledPersonOf(states, id);
      if (isRefusal(person)) return person;
      const before = given.get(id) ?? [];
      const wrong = judgeGrant(states, person, power, before);
      if (wrong !== undefined) return wrong;
      const isHeld = [...person.powers, ...before].some(
        (held) => isSamePower(held, power) && held.until === power.until,
      );
      if (isHeld) continue;
      given.set(id, [...before, power]);
      const told = toldOfPower(personStream(id), [power]);
      drafts.push(PowerGranted.draft(told, { person: id, power, ...(isAlone ? { alone: true } : {}) }));
    }
    return drafts;
  },
});

/** Whoever is given a power does not approve it while anybody could who is given none. */
function isGrantedTo(states: States, { body, by }: Proposal, second: string): boolean {
  const granted = (body["grants"] as readonly { readonly person: string }[]).map(({ person }) => person);
  if (!granted.includes(second)) return false;
  return approversBesides(securityOf(states), by).some((other) => !granted.includes(other));
}

/** Granting waits for a second person, unless there is nobody yet who could be one. Refused besides: `NotOneself`. */
export const [GrantPowers, ApproveGrantPowers] = withSecondPerson(grantPowers, {
  ...byApprovers,
  isOneselfs: isGrantedTo,
});
