import type { Calendar } from "../../district/calendar.ts";
import type { Person } from "../../access/person.ts";
import type { Giver } from "../../ground/fact.ts";
import type { Instant } from "../../ground/instant.ts";
import { dayOf } from "../../ground/zone.ts";
import { isSameParty, partyOf } from "../party.ts";
import type { Party } from "../party-facts.ts";
import { answererAt, isInForce, isWithin, nextChange, type Service } from "../service.ts";

/** How an item stands at a moment: who answers, and when that changes. `until`: absent where nothing changes soon. */
export type ServiceNow =
  | { readonly state: "always" | "notYet" | "over" }
  | { readonly state: "open" | "covered" | "closed"; readonly until?: Instant };

export interface Answering {
  readonly to: Party;
  readonly along: readonly Party[];
  readonly insteadOf?: Party;
}

export function serviceNow(service: Service, at: Instant, zone: string, calendar: Calendar): ServiceNow {
  const day = dayOf(at, zone);
  if (!isInForce(service, day)) return { state: day < (service.from ?? day) ? "notYet" : "over" };
  const { hours } = service;
  if (hours === undefined) return { state: "always" };
  const change = nextChange(hours, at, zone, calendar);
  const until = change === undefined ? {} : { until: change };
  if (isWithin(hours, at, zone, calendar)) return { state: "open", ...until };
  return { state: service.coveredBy === undefined ? "closed" : "covered", ...until };
}

/** Who answers now; undefined where nobody does, or the item is not in force. */
export function answeringNow(service: Service, at: Instant, zone: string, calendar: Calendar): Answering | undefined {
  return isInForce(service, dayOf(at, zone)) ? answererAt(service, at, zone, calendar) : undefined;
}

/** Why somebody cannot ask for an item that is answered now; undefined where they can. */
export function whyNotAsk(service: Service, { to }: Answering, by: Giver): "ownItem" | "notYours" | undefined {
  if (service.askers.length > 0 && !(service.askers as readonly string[]).includes(by.role)) return "notYours";
  return isSameParty(to, partyOf(by)) ? "ownItem" : undefined;
}

/** Who stands for a party now: on its post where one is meant, else on post in a power that speaks for it. */
export function onDutyFor(party: Party, people: readonly Person[]): readonly Person[] {
  return people.filter(({ id, onPost }) => {
    if (onPost === undefined) return false;
    if (party.post !== undefined) return onPost.post === party.post;
    const { role, department, station, unit } = onPost.power;
    const place = {
      ...(department === undefined ? {} : { department }),
      ...(station === undefined ? {} : { station }),
      ...(unit === undefined ? {} : { unit }),
    };
    return isSameParty(partyOf({ officer: id, role, ...place }), party);
  });
}
