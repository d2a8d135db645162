import { z } from "zod";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, sealedText } from "../ground/text.ts";
import { districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { enabledPersonOf, personOf } from "./asking.ts";
import { securityStream } from "./facts.ts";
import {
  CertificateGranted,
  CertificateWithdrawn,
  PersonEnabled,
  PersonRegistered,
  personStream,
} from "./people-facts.ts";
import type { Person } from "./person.ts";
import { personView } from "./person-view.ts";
import { isPart } from "./power-rules.ts";
import { toldOfPower } from "./security.ts";

const named = z.strictObject({ person: codeSchema });

/**
 * Registers a member of the staff, or changes what is known of one; without a name the name stays. The same again
 * records nothing. Refused: `PartUnknown`, `PersonNameMissing`.
 */
export const RegisterPerson = defineOrder("RegisterPerson", {
  title: { zh: "登记人员", en: "Register a member of the staff" },
  roles: ["securityAdministrator"],
  body: PersonRegistered.shape.extend({ name: sealedText(80).optional() }),
  sealed: ["name"],
  record: ({ body }) => personStream(body.person),
  streams: ({ body }) => [districtStream, personStream(body.person)],
  refuses: ["PartUnknown", "PersonNameMissing"],
  decide: (states, { body }) => {
    const district = states(districtView, districtStream) ?? unnamedDistrict;
    if (!isPart(district, body.part)) return refuse("PartUnknown", { part: body.part });
    const known = states(personView, personStream(body.person));
    const { person, name, kind, part, leads } = body;
    if (known === null && name === undefined) return refuse("PersonNameMissing", { person });
    const isSame = name === undefined && known?.kind === kind && known.part === part && known.leads === leads;
    return isSame ? [] : [PersonRegistered.draft([personStream(person)], body)];
  },
});

/** Refused: `PersonUnknown`. Enabling one who is enabled records nothing. */
export const EnablePerson = defineOrder("EnablePerson", {
  title: { zh: "恢复人员", en: "Enable a person again" },
  roles: ["securityAdministrator"],
  body: named,
  streams: ({ body }) => [personStream(body.person), securityStream],
  refuses: ["PersonUnknown"],
  decide: (states, { body }) => {
    const person = personOf(states, body.person);
    if (isRefusal(person)) return person;
    if (person.disabled === undefined) return [];
    return [PersonEnabled.draft(toldOfPower(personStream(person.id), person.powers), { person: person.id })];
  },
});

/** Refused: `PersonUnknown`, `PersonIsDisabled`. */
export const GrantCertificate = defineOrder("GrantCertificate", {
  title: { zh: "登记资质", en: "Record a certificate" },
  roles: ["securityAdministrator"],
  body: CertificateGranted.shape,
  streams: ({ body }) => [personStream(body.person)],
  refuses: ["PersonIsDisabled", "PersonUnknown"],
  decide: (states, { body }) => {
    const person = enabledPersonOf(states, body.person);
    if (isRefusal(person)) return person;
    const held = person.certificates.find(({ certificate }) => certificate === body.certificate);
    if (held !== undefined && held.until === body.until) return [];
    return [CertificateGranted.draft([personStream(person.id)], body)];
  },
});

/** Refused: `PersonUnknown`, `CertificateNotHeld`. */
export const WithdrawCertificate = defineOrder("WithdrawCertificate", {
  title: { zh: "注销资质", en: "Withdraw a certificate" },
  roles: ["securityAdministrator"],
  body: CertificateWithdrawn.shape,
  streams: ({ body }) => [personStream(body.person)],
  refuses: ["CertificateNotHeld", "PersonUnknown"],
  decide: (states, { body }) => {
    const person: Person | Refusal<"PersonUnknown"> = personOf(states, body.person);
    if (isRefusal(person)) return person;
    const holds = person.certificates.some(({ certificate }) => certificate === body.certificate);
    return holds
      ? [CertificateWithdrawn.draft([personStream(person.id)], body)]
      : refuse("CertificateNotHeld", { person: person.id, certificate: body.certificate });
  },
});
