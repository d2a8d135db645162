import { certificateName } from "../ground/certificate.ts";
import type { HeldRole } from "../ground/fact-names.ts";
import type { AccessFact } from "./facts.ts";
import type { Fact, FactOf } from "../ground/fact.ts";
import { type Instant, plusSeconds } from "../ground/instant.ts";
import { phrase } from "../ground/sentence.ts";
import { needsOf } from "../ground/part-need.ts";
import type { Owned, StreamView } from "../ground/room.ts";
import type { DutyFact, ShiftsPlanned } from "../duty/facts.ts";
import type { PeopleFact } from "./people-facts.ts";
import { marksOf, withEntry, withTold } from "./entry-told.ts";
import type { BrokenGlass, Person } from "./person.ts";

/** Days that past shifts are kept here for judging rest; rosters keep them all. */
const keptDays = 62;

/** Two powers are the same when they are the same role in the same place; the last day does not matter. */
export function isSamePower(a: HeldRole, b: HeldRole): boolean {
  return a.role === b.role && a.station === b.station && a.unit === b.unit && a.department === b.department;
}

function withGlass(person: Person, broken: string, change: (glass: BrokenGlass) => BrokenGlass): Person {
  return { ...person, glass: person.glass.map((one) => (one.broken === broken ? change(one) : one)) };
}

function planned(person: Person, { data, occurredAt }: FactOf<typeof ShiftsPlanned>): Person {
  if (data.person !== person.id) return person;
  const since = new Date(Date.parse(occurredAt) - keptDays * 86_400_000).toISOString();
  const gone = new Set([...data.removed, ...data.added.map(({ shift }) => shift)]);
  const kept = person.shifts.filter(({ shift, to }) => !gone.has(shift) && to > since);
  return { ...person, shifts: [...kept, ...data.added].toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
}

function evolve(state: Person | null, told: Fact): Person | null {
  const fact = told as PeopleFact | AccessFact | DutyFact;
  if (fact.type === "PersonRegistered") {
    const { person: id, name, ...described } = fact.data;
    if (state !== null) return { ...state, ...described, ...(name === undefined ? {} : { name }) };
    if (name === undefined) return null;
    const none = { powers: [], certificates: [], factors: [], links: [], told: [], glass: [], shifts: [], swaps: [] };
    return { id, name, ...described, ...none };
  }
  if (state === null) return null;
  switch (fact.type) {
    case "PersonDisabled":
      return { ...state, disabled: { at: fact.occurredAt, reason: fact.data.reason } };
    case "PersonEnabled": {
      const { disabled: _, ...enabled } = state;
      return enabled;
    }
    case "PowerGranted": {
      const others = state.powers.filter((power) => !isSamePower(power, fact.data.power));
      return { ...state, powers: [...others, fact.data.power] };
    }
    case "PowerWithdrawn":
      return { ...state, powers: state.powers.filter((power) => !isSamePower(power, fact.data.power)) };
    case "CertificateGranted": {
      const { person: _, ...certificate } = fact.data;
      const others = state.certificates.filter((one) => one.certificate !== certificate.certificate);
      return { ...state, certificates: [...others, certificate] };
    }
    case "CertificateWithdrawn":
      return {
        ...state,
        certificates: state.certificates.filter((one) => one.certificate !== fact.data.certificate),
      };
    case "FactorSet": {
      const { person: _, ...factor } = fact.data;
      const isSame = (one: Person["factors"][number]) => one.factor === factor.factor && one.label === factor.label;
      const others = state.factors.filter((one) => !isSame(one));
      // Of two passkeys of one name the earlier one is still there, with whoever is behind it.
      const letIn = factor.factor === "passkey" ? marksOf({ factors: state.factors.filter(isSame) }) : [];
      const marks = [...new Set([...letIn, ...(factor.letIn ?? [])])];
      const set = { ...factor, at: fact.occurredAt, ...(marks.length === 0 ? {} : { letIn: marks }) };
      return withTold({ ...state, factors: [...others, set] }, fact);
    }
    case "EntryLinkMade":
    case "SignedIn":
    case "EntryConfirmed":
      return withTold(withEntry(state, fact), fact);
    case "AccessReported":
      return { ...state, reportedAt: fact.occurredAt };
    case "FactorRemoved": {
      const { factor, label } = fact.data;
      const isGone = (one: Person["factors"][number]) =>
        one.factor === factor && (label === undefined || one.label === label);
      return withTold({ ...state, factors: state.factors.filter((one) => !isGone(one)) }, fact);
    }
    case "SignInLocked":
      return { ...state, lockedUntil: fact.data.until };
    case "SignedOn": {
      const { power, post, shift, warnings = [] } = fact.data;
      return {
        ...state,
        onPost: {
          power,
          since: fact.occurredAt,
          warnings,
          ...(post === undefined ? {} : { post }),
          ...(shift === undefined ? {} : { shift }),
        },
      };
    }
    case "SignedOff": {
      const { onPost: _, ...off } = state;
      return { ...off, offPostSince: fact.occurredAt };
    }
    case "HandoverConfirmed": {
      const { onPost } = state;
      const isHere = fact.data.from === state.id && onPost?.post === fact.data.post;
      return onPost !== undefined && isHere ? { ...state, onPost: { ...onPost, handedOver: true } } : state;
    }
    case "GlassBroken": {
      const { person: _, ...glass } = fact.data;
      const { letIn } = fact.by;
      const broken = { ...glass, at: fact.occurredAt, ...(letIn === undefined ? {} : { letIn }) };
      return { ...state, glass: [...state.glass, broken] };
    }
    case "GlassMended":
      return withGlass(state, fact.data.broken, (glass) => ({ ...glass, endedAt: fact.occurredAt }));
    case "GlassReviewed": {
      const { broken, found, words } = fact.data;
      const reviewed = withGlass(state, broken, (glass) => ({
        ...glass,
        endedAt: glass.endedAt ?? fact.occurredAt,
        review: { by: fact.by.officer, found, words },
      }));
      // The reviewed ones but for the latest few are history: the log has them.
      return {
        ...reviewed,
        glass: reviewed.glass.filter((one, at, all) => one.review === undefined || at >= all.length - 5),
      };
    }
    case "ShiftsPlanned":
      return planned(state, fact);
    case "SwapAsked":
      return { ...state, swaps: [...state.swaps, { ...fact.data, state: "asked" }] };
    case "SwapAnswered":
      return {
        ...state,
        swaps:
          fact.data.answer === "agreed"
            ? state.swaps.map((swap) => (swap.swap === fact.data.swap ? { ...swap, state: "agreed" as const } : swap))
            : state.swaps.filter((swap) => swap.swap !== fact.data.swap),
      };
    default:
      return state;
  }
}

/** `part`: where the person belongs. */
function seenBy({ part }: Owned): readonly string[] {
  const staff = ["hall", "securityAdministrator", "auditAdministrator", "supervisor"];
  return part === undefined ? staff : [...staff, `part:${part}`, `station:${part}`];
}

/** A certificate whose last day lies within the next thirty, or is past. */
function isSoonOver(until: string | undefined, now: Instant): boolean {
  return until !== undefined && until <= plusSeconds(now, 30 * 86_400).slice(0, 10);
}

/** Access owns person streams. Colleagues see who is on post; the administrators of people and of acts see everybody. */
export const personView: StreamView<Person> = {
  room: "access",
  kind: "person",
  owner: true,
  evolve,
  seenBy: ({ id, part }) => [...seenBy({ part }), `person:${id}`],
  kindSeenBy: seenBy,
  needsParts: ({ id, part, powers, disabled }) =>
    disabled === undefined
      ? needsOf("person", id, [part, ...powers.flatMap(({ station, department }) => [station, department])])
      : [],
  // Broken glass that nobody has reviewed.
  openItems: (person) =>
    person.glass
      .filter(({ review }) => review === undefined)
      .map(({ broken }) => ({ kind: "task", id: broken, number: person.id })),
  owed: ({ id, glass, certificates, disabled, swaps }, now) => [
    ...swaps
      .filter(({ to, state }) => to === id && state === "asked")
      .map(() => ({
        ...{ kind: "answer" as const, by: [`person:${id}`] },
        what: { zh: "换班请求", en: "A request to swap shifts" },
      })),
    ...glass
      .filter(({ review }) => review === undefined)
      .map(({ broken }) => ({
        ...{ kind: "check" as const, by: ["securityAdministrator", "dutyCommander", "supervisor"], not: [id] },
        what: phrase(
          { zh: "待复核的紧急越权 {number}", en: "A broken glass to be reviewed, {number}" },
          { number: broken.slice(-6) },
        ),
      })),
    ...(disabled === undefined ? certificates.filter(({ until }) => isSoonOver(until, now)) : []).map(
      ({ certificate, until = "" }) => ({
        ...{ kind: "renew" as const, by: [`person:${id}`] },
        what: phrase(
          { zh: "资格证书 {certificate}，有效期至 {until}", en: "Certificate {certificate}, valid until {until}" },
          { certificate: certificateName(certificate), until },
        ),
      }),
    ),
  ],
  timers: (person) =>
    person.glass
      .filter(({ endedAt }) => endedAt === undefined)
      .map(({ broken, until }) => ({
        name: `glass ${broken}`,
        due: until,
        order: "MendGlass",
        body: { person: person.id, broken },
      })),
};
