import type { Configured } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { StreamView } from "../ground/room.ts";
import { dayOf } from "../ground/zone.ts";
import { type Limit, type legalRuleKinds, type StatuteFact, type OversightBounds } from "./facts.ts";
import { type Profile, profiles, usualProfile } from "./profile.ts";
import type { RecordingDuty } from "./recording-duty.ts";

/** A limit as somebody of this district entered it. */
interface Entered {
  readonly profile: string;
  readonly limit: Limit;
  /** Who put it there: who entered it and who approved. */
  readonly by: readonly string[];
  readonly letIn?: readonly string[];
}

/** That an officer found a rule in the text of the law. */
export interface Confirmation {
  readonly by: string;
  readonly at: Instant;
  readonly source: string;
}

export interface Statute {
  /** The earliest first. */
  readonly chosen: readonly { readonly profile: string; readonly since: string }[];
  readonly entered: readonly Entered[];
  /** By `ruleKey`. */
  readonly confirmed: Readonly<Record<string, Confirmation>>;
  /** Absent: the usual ones. */
  readonly bounds?: OversightBounds;
}

export const noStatute: Statute = { chosen: [], entered: [], confirmed: {} };

/** Until a district sets others. */
export const usualBounds: OversightBounds = {
  late: { sign: 5, arrive: 5, record: 5, report: 60, answer: 60, handOver: 30, check: 1440, renew: 1440 },
  finding: { answer: 3, appeal: 5, mend: 10 },
};

/** By which supervision is told of what is late, and a finding's times are counted. */
export function boundsOf({ bounds = usualBounds }: Pick<Statute, "bounds">): OversightBounds {
  return bounds;
}

/** Which rule of which profile, from which day: what a confirmation is about. */
export interface RuleName {
  readonly profile: string;
  readonly kind: (typeof legalRuleKinds)[number];
  readonly code: string;
  readonly since: string;
}

export function ruleKey({ profile, kind, code, since }: RuleName): string {
  return [profile, kind, code, since].join(" ");
}

const isSame = (one: Entered, profile: string, { code, since }: Limit) =>
  one.profile === profile && one.limit.code === code && one.limit.since === since;

function evolve(before: Statute, fact: StatuteFact): Statute {
  switch (fact.type) {
    case "ProfileChosen": {
      const others = before.chosen.filter(({ since }) => since !== fact.data.since);
      const chosen = [...others, fact.data].toSorted((one, other) => (one.since < other.since ? -1 : 1));
      return { ...before, chosen };
    }
    case "LimitSet": {
      const { profile, limit, enteredBy, letIn } = fact.data;
      const by = [...new Set([enteredBy, fact.by.officer])];
      const others = before.entered.filter((one) => !isSame(one, profile, limit));
      // What is entered anew is no longer what was compared with the law.
      const { [ruleKey({ profile, kind: "limit", ...limit })]: _, ...confirmed } = before.confirmed;
      const entered = [...others, { profile, limit, by, ...(letIn === undefined ? {} : { letIn }) }];
      return { ...before, entered, confirmed };
    }
    case "LegalRuleConfirmed": {
      const confirmation = { by: fact.by.officer, at: fact.occurredAt, source: fact.data.source };
      return { ...before, confirmed: { ...before.confirmed, [ruleKey(fact.data)]: confirmation } };
    }
    case "OversightBoundsSet":
      return { ...before, bounds: fact.data };
    default:
      return before;
  }
}

/** What a file of this district's configuration takes along. Confirmations stay: each district's officers confirm for themselves. */
const configured: readonly Configured<Statute>[] = [
  {
    order: "ChooseProfile",
    key: ({ since }) => String(since),
    bodies: ({ chosen }) => chosen.map(({ profile, since }) => ({ profile, since })),
  },
  {
    order: "SetLimit",
    key: ({ profile, limit }) => ruleKey({ profile: String(profile), kind: "limit", ...(limit as Limit) }),
    bodies: ({ entered }) => entered.map(({ profile, limit }) => ({ profile, limit })),
  },
  { order: "SetOversightBounds", bodies: ({ bounds }) => (bounds === undefined ? [] : [bounds]) },
];

export const statuteView: StreamView<Statute> = {
  room: "statute",
  kind: "statute",
  owner: true,
  settings: ["ProfileChosen", "LimitSet", "LegalRuleConfirmed", "OversightBoundsSet"],
  configured,
  evolve: (state: Statute | null, told: Fact) => evolve(state ?? noStatute, told as StatuteFact),
  seenBy: () => ["everyone"],
  kindSeenBy: () => ["everyone"],
};

/** A rule of the law as it stands here, and how far it is to be trusted. */
interface Listed {
  readonly profile: string;
  /** It was read in the text of the law by whoever wrote this program, or confirmed by an officer. */
  readonly isVerified: boolean;
  readonly confirmed?: Confirmation;
  /** Who put it there; absent: it came with the program. */
  readonly enteredBy?: readonly string[];
  readonly letIn?: readonly string[];
}

export interface ListedLimit extends Listed {
  readonly limit: Limit;
}

export interface ListedDuty extends Listed {
  readonly duty: RecordingDuty;
}

export function profileOf(code: string): Profile | undefined {
  return profiles.find((profile) => profile.code === code);
}

/** The code of the profile that applies on a day `YYYY-MM-DD`. */
export function profileOn({ chosen }: Statute, day: string): string {
  return chosen.findLast(({ since }) => since <= day)?.profile ?? usualProfile;
}

function trusted({ confirmed }: Statute, name: RuleName, wasRead: boolean) {
  const confirmation = confirmed[ruleKey(name)];
  return {
    isVerified: wasRead || confirmation !== undefined,
    ...(confirmation === undefined ? {} : { confirmed: confirmation }),
  };
}

/** All limits of a profile, those that came with the program and those entered here, of one code the earliest first. */
export function limitsOf(statute: Statute, profile: string): readonly ListedLimit[] {
  const name = ({ code, since }: Limit): RuleName => ({ profile, kind: "limit", code, since });
  const entered = statute.entered.filter((one) => one.profile === profile);
  const shipped = (profileOf(profile)?.limits ?? []).filter(
    ({ limit }) => !entered.some((one) => isSame(one, profile, limit)),
  );
  const codes = [...new Set([...shipped, ...entered].map(({ limit }) => limit.code))];
  const all: readonly ListedLimit[] = [
    ...shipped.map(({ limit, verified }) => ({ profile, limit, ...trusted(statute, name(limit), verified) })),
    ...entered.map(({ limit, by, letIn }) => ({
      ...{ profile, limit, enteredBy: by, ...trusted(statute, name(limit), false) },
      ...(letIn === undefined ? {} : { letIn }),
    })),
  ];
  return codes.flatMap((code) =>
    all
      .filter(({ limit }) => limit.code === code)
      .toSorted((one, other) => (one.limit.since < other.limit.since ? -1 : 1)),
  );
}

/**
 * The limit by which something is judged that started then: of the profile that applied on that day in the district's zone,
 * as it was the law on that day. Undefined where that law has no such limit.
 */
export function limitInForce(
  statute: Statute,
  code: string,
  startedAt: Instant,
  zone: string,
): ListedLimit | undefined {
  const day = dayOf(startedAt, zone);
  return limitsOf(statute, profileOn(statute, day)).findLast(({ limit }) => limit.code === code && limit.since <= day);
}

/** When the law of a profile wants a recording. */
export function dutiesOf(statute: Statute, profile: string): readonly ListedDuty[] {
  return (profileOf(profile)?.recording ?? []).map(({ duty, verified }) => ({
    ...{ profile, duty },
    ...trusted(statute, { profile, kind: "recording", code: duty.code, since: duty.since }, verified),
  }));
}

/** The same as it was the law at a moment. */
export function dutiesInForce(statute: Statute, at: Instant, zone: string): readonly ListedDuty[] {
  const day = dayOf(at, zone);
  return dutiesOf(statute, profileOn(statute, day)).filter(({ duty }) => duty.since <= day);
}
