import type { OrderBody } from "../../district/anhe/anhe.ts";
import { standardPatterns } from "../pattern-shifts.ts";
import { noPosts } from "../posts.ts";
import { anheResponsibility } from "./responsibility.ts";
import { dayAfter, type Force } from "./rosters.ts";

/** Orders that may be given all at once, after those of the list before. */
export type Founding = readonly (readonly OrderBody[])[];

/**
 * The orders that make Anhe's staff and posts at an instant: people before what they hold, posts before who is planned
 * there. Who is known already is not registered again, which would seal their name anew.
 */
export function foundingOrders({ posts, staff }: Force, isKnown: (person: string) => boolean, at: string): Founding {
  const grants = staff.flatMap(({ person, powers }) => powers.map((power) => ({ person, power })));
  return [
    staff
      .filter(({ person }) => !isKnown(person))
      .map(({ person, name, kind, part, leads }) => ({
        name: "RegisterPerson",
        body: { person, name, kind, part, leads },
      })),
    [
      ...staff.flatMap(({ person, certificates }) =>
        certificates.map(({ certificate, days }) => ({
          name: "GrantCertificate",
          body: { person, certificate, until: dayAfter(at, days) },
        })),
      ),
      ...standardPatterns.map((body) => ({ name: "DefinePattern", body })),
      { name: "SetRestRules", body: noPosts.rest },
      ...posts.map(({ post, name, part, power, needs, least, always }) => ({
        name: "DefinePost",
        body: { post, name, part, power, needs, least, always },
      })),
    ],
    // One list: nobody is there yet who could be the second person of many.
    [{ name: "GrantPowers", body: { grants, reason: "演练辖区建立" } }],
  ];
}

/** The last order of the founding, which shows that all of it was taken. */
export const foundingEnds: OrderBody = { name: "SetResponsibility", body: { rows: anheResponsibility } };
