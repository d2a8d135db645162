import type { Power } from "../ground/role.ts";
import type { Person } from "./person.ts";
import { isSamePower } from "./person-view.ts";
import type { StaffKind } from "./power-rules.ts";
import type { Certificate } from "./staff-cells.ts";

/** An order the import gives through the public API. */
export interface StaffOrder {
  readonly name: "RegisterPerson" | "GrantCertificate" | "GrantPowers";
  readonly body: Readonly<Record<string, unknown>>;
}

/** As many as `GrantPowers` takes at once. */
const mostGrants = 3000;

/** Somebody of the staff with their name in plain text; null when its key is gone. */
export type KnownPerson = Omit<Person, "name"> & { readonly name: string | null };

interface Told {
  readonly person: string;
  readonly name: string;
  readonly kind: StaffKind;
  readonly part: string;
  readonly leads: boolean;
  readonly powers: readonly Power[];
  readonly certificates: readonly Certificate[];
}

/**
 * The orders that bring the known staff to the state of a list, in the sequence they must be given: people, then
 * certificates, then all new powers as one act for a second person to approve (several acts beyond 3,000 powers). No
 * order for what is already so.
 */
export function ordersOf(told: readonly Told[], people: ReadonlyMap<string, KnownPerson>): readonly StaffOrder[] {
  const registered: StaffOrder[] = [];
  const certified: StaffOrder[] = [];
  const grants: { readonly person: string; readonly power: Power }[] = [];
  for (const one of told) {
    const { person, name, kind, part, leads } = one;
    const before = people.get(person);
    // A name that is known is not sent again: it would be sealed and kept a second time.
    const named = before?.name === name ? {} : { name };
    if (before === undefined || !isSo(before, one)) {
      registered.push({ name: "RegisterPerson", body: { person, ...named, kind, part, leads } });
    }
    for (const certificate of one.certificates) {
      if (before?.certificates.some((held) => holdsCertificate(held, certificate)) ?? false) continue;
      certified.push({ name: "GrantCertificate", body: { person, ...certificate } });
    }
    for (const power of one.powers) {
      if (before?.powers.some((held) => holdsPower(held, power)) ?? false) continue;
      grants.push({ person, power });
    }
  }
  const granted: StaffOrder[] = [];
  for (let at = 0; at < grants.length; at += mostGrants) {
    granted.push({ name: "GrantPowers", body: { grants: grants.slice(at, at + mostGrants), reason } });
  }
  return [...registered, ...certified, ...granted];
}

const reason = "导入人员名册 · Import of the staff list";

function isSo(before: KnownPerson, told: Told): boolean {
  return (
    before.name === told.name && before.kind === told.kind && before.part === told.part && before.leads === told.leads
  );
}

/** Held, and as long as the table says; where it names no last day, the one in force stays. */
function holdsPower(held: Power, told: Power): boolean {
  return isSamePower(held, told) && (told.until === undefined || told.until === held.until);
}

function holdsCertificate(held: Person["certificates"][number], told: Certificate): boolean {
  return held.certificate === told.certificate && (told.until === undefined || told.until === held.until);
}
