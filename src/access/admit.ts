import { z } from "zod";
import { refuse } from "../ground/refusal.ts";
import { codeSchema, sealedText } from "../ground/text.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { PersonEnabled, PersonRegistered, personStream, PowerGranted } from "./people-facts.ts";
import { securityStream } from "./facts.ts";
import { personView } from "./person-view.ts";
import { judgeApart } from "./power-rules.ts";
import { toldOfPower } from "./security.ts";

/**
 * Makes somebody a security administrator without a second person: the first one of a new installation, or one at the
 * machine when no security administrator can sign in. The fact says `alone`. Refused: `PersonNameMissing` for a person
 * not on the staff, `AdministratorsApart`.
 */
export const AdmitAdministrator = defineOrder("AdmitAdministrator", {
  title: { zh: "准入安全管理员", en: "Admit a security administrator" },
  roles: ["system"],
  internal: true,
  body: z.strictObject({ person: codeSchema, name: sealedText(80).optional() }),
  sealed: ["name"],
  record: ({ body }) => personStream(body.person),
  streams: ({ body }) => [personStream(body.person), securityStream],
  refuses: ["AdministratorsApart", "PersonNameMissing"],
  decide: (states, { body: { person: id, name } }) => {
    const person = states(personView, personStream(id));
    if (person === null && name === undefined) return refuse("PersonNameMissing", { person: id });
    const power = { role: "securityAdministrator" as const };
    const apart = judgeApart(id, [...(person?.powers ?? []), power]);
    if (apart !== undefined) return apart;
    const told = toldOfPower(personStream(id), [power]);
    const registered = { person: id, kind: "officer" as const, part: "bureau", leads: false };
    return [
      ...(person === null && name !== undefined
        ? [PersonRegistered.draft([personStream(id)], { ...registered, name })]
        : []),
      ...(person?.disabled === undefined ? [] : [PersonEnabled.draft(told, { person: id })]),
      ...(person?.powers.some(({ role }) => role === power.role) === true
        ? []
        : [PowerGranted.draft(told, { person: id, power, alone: true })]),
    ];
  },
});
