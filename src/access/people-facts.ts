import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { powerSchema } from "../ground/role.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { because, phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { certificateName } from "../ground/certificate.ts";
import { daySchema } from "../ground/zone.ts";

/** The stream of a member of the staff, by badge number: name, kind, part, powers, and the post they are on. */
export function personStream(person: string): string {
  return streamOf("person", person);
}

/** 民警, 辅警, civilian staff, grid partners who are guests. */
export const staffKinds = ["officer", "auxiliary", "civilian", "partner"] as const;

const person = codeSchema;
/** A part of the organisation: `bureau`, a department's or a station's id. */
const part = codeSchema;
const reason = text(500);
const certificate = codeSchema;

export const PersonRegistered = defineFact({
  type: "PersonRegistered",
  version: 1,
  group: "people",
  shape: z.strictObject({
    person,
    /** Sealed, so that the name of one who left can be erased; absent when only the rest changed. */
    name: sealedSchema.optional(),
    kind: z.enum(staffKinds),
    /** Where it belongs. */
    part,
    /** It answers for that part of the organisation. */
    leads: z.boolean(),
  }),
  say: ({ person, part }, names) =>
    phrase(
      { zh: "登记人员 {person}（{part}）", en: "{person} registered as staff ({part})" },
      { person: names.officer(person), part: names.part(part) },
    ),
});

export const PersonDisabled = defineFact({
  type: "PersonDisabled",
  version: 1,
  group: "people",
  securityEvent: "personDisabled",
  shape: z.strictObject({ person, reason }),
  say: ({ person, reason }, names) =>
    because(phrase({ zh: "停用 {person}", en: "{person} disabled" }, { person: names.officer(person) }), reason),
});

export const PersonEnabled = defineFact({
  type: "PersonEnabled",
  version: 1,
  group: "people",
  securityEvent: "personEnabled",
  shape: z.strictObject({ person }),
  say: ({ person }, names) =>
    phrase({ zh: "恢复 {person}", en: "{person} enabled again" }, { person: names.officer(person) }),
});

export const PowerGranted = defineFact({
  type: "PowerGranted",
  version: 1,
  group: "powers",
  securityEvent: "powersGranted",
  shape: z.strictObject({
    person,
    power: powerSchema,
    /** Nobody was there to be the second: the installation's first. */
    alone: z.boolean().optional(),
  }),
  say: ({ person, power }, names) =>
    phrase(
      { zh: "授予 {person} 权限 {power}", en: "{person} is given the power {power}" },
      { person: names.officer(person), power: names.role(power) },
    ),
});

export const PowerWithdrawn = defineFact({
  type: "PowerWithdrawn",
  version: 1,
  group: "powers",
  securityEvent: "powersWithdrawn",
  shape: z.strictObject({ person, power: powerSchema, reason }),
  say: ({ person, power, reason }, names) =>
    because(
      phrase(
        { zh: "收回 {person} 权限 {power}", en: "The power {power} of {person} is withdrawn" },
        { person: names.officer(person), power: names.role(power) },
      ),
      reason,
    ),
});

export const CertificateGranted = defineFact({
  type: "CertificateGranted",
  version: 1,
  group: "people",
  shape: z.strictObject({ person, certificate, until: daySchema.optional() }),
  say: ({ person, certificate, until }, names) =>
    phrase(
      until === undefined
        ? { zh: "{person} 取得资质 {certificate}", en: "{person} holds the certificate {certificate}" }
        : {
            zh: "{person} 取得资质 {certificate}，至 {until}",
            en: "{person} holds the certificate {certificate} until {until}",
          },
      { person: names.officer(person), certificate: certificateName(certificate), until },
    ),
});

export const CertificateWithdrawn = defineFact({
  type: "CertificateWithdrawn",
  version: 1,
  group: "people",
  shape: z.strictObject({ person, certificate, reason }),
  say: ({ person, certificate, reason }, names) =>
    because(
      phrase(
        { zh: "{person} 资质 {certificate} 失效", en: "The certificate {certificate} of {person} is withdrawn" },
        { person: names.officer(person), certificate: certificateName(certificate) },
      ),
      reason,
    ),
});

export const peopleFacts = [
  PersonRegistered,
  PersonDisabled,
  PersonEnabled,
  PowerGranted,
  PowerWithdrawn,
  CertificateGranted,
  CertificateWithdrawn,
] as const;

export type PeopleFact = FactOf<(typeof peopleFacts)[number]>;
