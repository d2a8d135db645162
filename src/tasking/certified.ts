import { certificateName } from "../ground/certificate.ts";
import { personStream } from "../access/people-facts.ts";
import type { Person } from "../access/person.ts";
import { personView } from "../access/person-view.ts";
import { unitStream } from "../dispatch/facts.ts";
import type { States } from "../ground/fold.ts";
import type { Instant } from "../ground/instant.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { listed } from "../ground/sentence.ts";
import { dayOf } from "../ground/zone.ts";
import { crewSeenView } from "./crew-view.ts";
import { districtOf } from "./district-of.ts";
import type { Task } from "./task.ts";

type Certified = Pick<Person, "certificates" | "disabled">;

/** Whether somebody holds a certificate on a day of the district's calendar. */
export function holdsCertificate({ certificates, disabled }: Certified, certificate: string, day: string): boolean {
  if (disabled !== undefined) return false;
  return certificates.some((one) => one.certificate === certificate && day <= (one.until ?? day));
}

/** The certificates that nobody of a crew holds on a day; one of them is enough for each. */
export function missingCertificates(
  demanded: readonly string[],
  crew: readonly Certified[],
  day: string,
): readonly string[] {
  return demanded.filter((certificate) => !crew.some((person) => holdsCertificate(person, certificate, day)));
}

/** Each crew that is sent has what the item demanded, by one of its members; the first that has not is told. */
export function judgeCrews(
  states: States,
  { certificates = [] }: Task,
  sent: readonly string[],
  at: Instant,
): Refusal<"CrewLacksCertificate"> | undefined {
  const day = dayOf(at, districtOf(states).zone);
  for (const unit of sent) {
    const crew = states(crewSeenView, unitStream(unit))?.crew ?? [];
    const people = crew.flatMap((badge) => states(personView, personStream(badge)) ?? []);
    const missing = listed(missingCertificates(certificates, people, day).map(certificateName));
    if (missing.zh !== "") return refuse("CrewLacksCertificate", { unit, missing: missing.en, missingZh: missing.zh });
  }
  return undefined;
}
