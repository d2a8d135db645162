import { z } from "zod";
import { enabledPersonOf, personOf } from "../access/asking.ts";
import { securityStream } from "../access/facts.ts";
import { PersonDisabled, personStream, PowerWithdrawn } from "../access/people-facts.ts";
import { isSamePower } from "../access/person-view.ts";
import { isLastSecurityAdministrator, securityOf, toldOfPower } from "../access/security.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { leavingStreams, signedOff } from "./sign-off.ts";

/*
 * The two orders about an account that may put somebody off post: they write the post's and the unit's streams too, so
 * they are duty's.
 */

/** Streams of an order that may put somebody off post or change who may give powers. */
function streamsOfLeaving(states: States, id: string): readonly string[] {
  return [...leavingStreams(states, id), securityStream];
}

/**
 * Ends somebody's standing at once: off post, and the program ends every session. Refused: `PersonUnknown`,
 * `PersonIsDisabled`, `NotOneself`, `LastSecurityAdministrator`.
 */
export const DisablePerson = defineOrder("DisablePerson", {
  title: { zh: "停用人员", en: "Disable a person" },
  roles: ["securityAdministrator"],
  body: z.strictObject({ person: codeSchema, reason: text(500) }),
  streams: ({ body }, states) => streamsOfLeaving(states, body.person),
  refuses: ["LastSecurityAdministrator", "NotOneself", "PersonIsDisabled", "PersonUnknown"],
  decide: (states, { body, by }) => {
    const person = enabledPersonOf(states, body.person);
    if (isRefusal(person)) return person;
    if (person.id === by.officer) return refuse("NotOneself");
    if (isLastSecurityAdministrator(securityOf(states), person.id)) return refuse("LastSecurityAdministrator");
    const told = toldOfPower(personStream(person.id), person.powers);
    return [
      ...signedOff(states, person, body.reason),
      PersonDisabled.draft(told, { person: person.id, reason: body.reason }),
    ];
  },
});

/** At once, and off post if the post stood on it. Refused: `PersonUnknown`, `PowerNotHeld`, `LastSecurityAdministrator`. */
export const WithdrawPower = defineOrder("WithdrawPower", {
  title: { zh: "收回权限", en: "Withdraw a power" },
  roles: ["securityAdministrator"],
  body: PowerWithdrawn.shape,
  streams: ({ body }, states) => streamsOfLeaving(states, body.person),
  refuses: ["LastSecurityAdministrator", "PersonUnknown", "PowerNotHeld"],
  decide: (states, { body }) => {
    const person = personOf(states, body.person);
    if (isRefusal(person)) return person;
    const held = person.powers.find((power) => isSamePower(power, body.power));
    if (held === undefined) return refuse("PowerNotHeld", { person: person.id, role: body.power.role });
    if (held.role === "securityAdministrator" && isLastSecurityAdministrator(securityOf(states), person.id)) {
      return refuse("LastSecurityAdministrator");
    }
    const { onPost } = person;
    const leaves = onPost !== undefined && isSamePower(onPost.power, held);
    const told = toldOfPower(personStream(person.id), [held]);
    return [
      ...(leaves ? signedOff(states, person, body.reason) : []),
      PowerWithdrawn.draft(told, { person: person.id, power: held, reason: body.reason }),
    ];
  },
});
