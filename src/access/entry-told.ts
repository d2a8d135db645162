import type { Fact } from "../ground/fact.ts";
import type { AccessFact } from "./facts.ts";
import type { MadeLink, Person, Told } from "./person.ts";

/** How long, and at most how many, events about their account a person is shown. */
const toldDays = 30;
const mostTold = 60;
const mostLinks = 10;

/** What a fact says to the person whose account it is about, or nothing. */
function toldBy(told: Fact): Told | undefined {
  const fact = told as AccessFact;
  const of = { id: fact.order, at: fact.occurredAt };
  switch (fact.type) {
    case "EntryLinkMade":
      return { ...of, what: "linkMade", ...(fact.data.maker === undefined ? {} : { by: fact.data.maker }) };
    case "SignedIn":
      return fact.data.by.includes("link") ? { ...of, what: "linkUsed", session: fact.data.session } : undefined;
    case "FactorSet":
    case "FactorRemoved": {
      const { factor, label } = fact.data;
      const what = fact.type === "FactorSet" ? "factorSet" : "factorRemoved";
      return { ...of, what, factor, ...(label === undefined ? {} : { label }) };
    }
    case "EntryConfirmed":
      return { ...of, what: "confirmed", by: fact.by.officer };
    default:
      return undefined;
  }
}

/** The person with one more thing they are told. */
export function withTold(person: Person, fact: Fact): Person {
  const said = toldBy(fact);
  if (said === undefined) return person;
  const since = new Date(Date.parse(fact.occurredAt) - toldDays * 86_400_000).toISOString();
  const kept = person.told.filter(({ at }) => at > since).slice(1 - mostTold);
  return { ...person, told: [...kept, said] };
}

/** Links and marks as a fact changes them. */
export function withEntry(person: Person, told: Fact): Person {
  const fact = told as AccessFact;
  switch (fact.type) {
    case "EntryLinkMade": {
      const { link, maker, letIn = [], why, until } = fact.data;
      if (link === undefined || maker === undefined) return person;
      const made: MadeLink = { link, maker, letIn, why, at: fact.occurredAt, until };
      return { ...person, links: [...person.links.slice(1 - mostLinks), made] };
    }
    case "SignedIn": {
      const { link, session, by } = fact.data;
      if (by.includes("provider")) return { ...person, byProvider: true };
      const used = { at: fact.occurredAt, session };
      return { ...person, links: person.links.map((one) => (one.link === link ? { ...one, used } : one)) };
    }
    case "EntryConfirmed":
      return { ...person, factors: person.factors.map(({ factor, label, at }) => ({ factor, label, at })) };
    default:
      return person;
  }
}

/** Whoever may be behind what this person signs in with. */
export function marksOf({ factors }: Pick<Person, "factors">): readonly string[] {
  return [...new Set(factors.flatMap(({ letIn = [] }) => letIn))];
}

/** Whoever may be behind a session that was opened by these means, or by this link. */
export function letInBy(person: Person, by: readonly string[], link: string | undefined): readonly string[] {
  const made = link === undefined ? undefined : person.links.find((one) => one.link === link);
  const ofLink = made === undefined ? [] : [made.maker, ...made.letIn];
  const shown = person.factors.filter(({ factor }) => by.includes(factor));
  return [...new Set([...ofLink, ...marksOf({ factors: shown })])];
}
