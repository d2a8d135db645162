import type { z } from "zod";
import { tie } from "../access/ties.ts";
import type { Fact } from "../ground/fact.ts";
import { type Instant, instantOf, millis } from "../ground/instant.ts";
import type { Sealed } from "../ground/sealed.ts";
import type { CodeNames } from "../ground/sentence.ts";
import type {
  clockSchema,
  complaintChannels,
  ComplaintFact,
  complaintOutcomes,
  complaintReviewOutcomes,
  complaintSteps,
  tellings,
} from "./complaint-facts.ts";

export type Clock = z.output<typeof clockSchema>;
export type Telling = (typeof tellings)[number];
export type ComplaintStep = (typeof complaintSteps)[number];

/** Whom something is about, as a fact names them. */
export interface ComplainedOf {
  readonly aboutUnit?: string | undefined;
  readonly aboutStation?: string | undefined;
  readonly aboutDepartment?: string | undefined;
  readonly aboutOfficer?: string | undefined;
  readonly aboutCrew?: readonly string[] | undefined;
}

interface Act {
  readonly at: Instant;
  readonly by: string;
}

/** A complaint about the service, as its facts tell it. */
export interface Complaint {
  readonly id: string;
  readonly number: string;
  readonly channel: (typeof complaintChannels)[number];
  readonly receivedAt: Instant;
  readonly receivedBy: string;
  readonly call?: string;
  readonly incident?: string;
  readonly happenedAt?: Instant;
  readonly isNow: boolean;
  readonly words?: Sealed;
  readonly name?: Sealed;
  readonly contact?: Sealed;
  /** Everybody it was ever about, in the order they were named. */
  readonly about: readonly ComplainedOf[];
  /** By what they belong to: from whom it is hidden for ever. */
  readonly ties: readonly string[];
  readonly notice?: Clock;
  readonly answer?: Clock;
  readonly acknowledged?: Act & { readonly told: Telling };
  readonly handler?: string;
  readonly attended?: Act;
  readonly extensions: readonly (Act & { readonly rung: string; readonly office: string; readonly reason: string })[];
  readonly answered?: Act & {
    readonly outcome: (typeof complaintOutcomes)[number];
    readonly words?: Sealed;
    readonly told: Telling;
  };
  /** That somebody else looks at the answer, once it was asked for. */
  readonly review?: Act & {
    readonly channel: (typeof complaintChannels)[number];
    readonly words?: Sealed;
    readonly due?: Clock;
    readonly answered?: Act & {
      readonly outcome: (typeof complaintReviewOutcomes)[number];
      readonly words?: Sealed;
      readonly told: Telling;
    };
  };
  readonly reminded: readonly { readonly step: ComplaintStep; readonly minutes: number; readonly due: Instant }[];
}

/** How far a complaint is, as its facts tell it; nobody sets it by hand. */
export const complaintStages = ["received", "atWork", "answered", "underReview", "reviewed"] as const;

export type ComplaintStage = (typeof complaintStages)[number];

export const complaintStageNames: CodeNames<typeof complaintStages> = {
  received: { zh: "已收到，待承办", en: "Taken, to be given to somebody" },
  atWork: { zh: "办理中", en: "At work" },
  answered: { zh: "已答复", en: "Answered" },
  underReview: { zh: "复查中", en: "Under review" },
  reviewed: { zh: "已答复复查", en: "Reviewed" },
};

export function complaintStage({
  answered,
  handler,
  review,
}: Pick<Complaint, "answered" | "handler" | "review">): ComplaintStage {
  if (review !== undefined) return review.answered === undefined ? "underReview" : "reviewed";
  if (answered !== undefined) return "answered";
  return handler === undefined ? "received" : "atWork";
}

/** There is still something to answer: the complaint, or the review of its answer. */
export function isComplaintOpen({ answered, review }: Pick<Complaint, "answered" | "review">): boolean {
  return answered === undefined || (review !== undefined && review.answered === undefined);
}

/** When everything that was asked is answered; undefined while something is open. */
export function complaintEndedAt({ answered, review }: Pick<Complaint, "answered" | "review">): Instant | undefined {
  return review === undefined ? answered?.at : review.answered?.at;
}

/**
 * What the complainant asks by: of the random half of its id, so that no number tells how many complaints there are, and
 * nobody finds one by counting.
 */
export function complaintNumber(id: string): string {
  return `${id.slice(-8, -4)}-${id.slice(-4)}`;
}

/** The ties of those a fact names. */
export function tiesComplainedOf(named: ComplainedOf): readonly string[] {
  const { aboutUnit, aboutStation, aboutDepartment, aboutOfficer, aboutCrew = [] } = named;
  const partOf = (part: string | undefined) => (part === undefined ? [] : [tie("part", part)]);
  return [
    ...(aboutUnit === undefined ? [] : [tie("unit", aboutUnit)]),
    ...(aboutStation === undefined ? [] : [tie("station", aboutStation), ...partOf(aboutStation)]),
    ...(aboutDepartment === undefined ? [] : [tie("department", aboutDepartment), ...partOf(aboutDepartment)]),
    ...[...aboutCrew, ...(aboutOfficer === undefined ? [] : [aboutOfficer])].map((badge) => tie("person", badge)),
  ];
}

/** Whom a fact names, without what else it says. */
function complainedOfIn({ aboutUnit, aboutStation, aboutDepartment, aboutOfficer, aboutCrew }: ComplainedOf) {
  return {
    ...(aboutUnit === undefined ? {} : { aboutUnit }),
    ...(aboutStation === undefined ? {} : { aboutStation }),
    ...(aboutDepartment === undefined ? {} : { aboutDepartment }),
    ...(aboutOfficer === undefined ? {} : { aboutOfficer }),
    ...(aboutCrew === undefined ? {} : { aboutCrew }),
  };
}

/** What is due next, with its time; undefined once it is answered, or where the law has no such limit. */
export function complaintDue(
  complaint: Pick<Complaint, "answered" | "acknowledged" | "notice" | "answer" | "review">,
): { readonly step: ComplaintStep; readonly clock: Clock } | undefined {
  const { answered, acknowledged, notice, answer, review } = complaint;
  if (answered !== undefined) {
    return review?.due === undefined || review.answered !== undefined
      ? undefined
      : { step: "review", clock: review.due };
  }
  if (acknowledged === undefined && notice !== undefined) return { step: "notice", clock: notice };
  return answer === undefined ? undefined : { step: "answer", clock: answer };
}

/** The next moment to remind of what is due: before its end, and at it. */
export function nextReminder(
  complaint: Pick<Complaint, "answered" | "acknowledged" | "notice" | "answer" | "review" | "reminded">,
): { readonly step: ComplaintStep; readonly minutes: number; readonly at: Instant } | undefined {
  const due = complaintDue(complaint);
  if (due === undefined) return undefined;
  const { step, clock } = due;
  const past = complaint.reminded.filter((one) => one.step === step && one.due === clock.due);
  const least = Math.min(...past.map(({ minutes }) => minutes), Number.POSITIVE_INFINITY);
  const minutes = [...clock.warnings, 0].toSorted((one, other) => other - one).find((one) => one < least);
  if (minutes === undefined) return undefined;
  return { step, minutes, at: instantOf(millis(clock.due) - minutes * 60_000) };
}

/** Somebody of supervision is still to go out for it. */
export function wantsAttending({ isNow, attended, answered }: Complaint): boolean {
  return isNow && attended === undefined && answered === undefined;
}

/** Total: facts that do not fit are passed over. */
export function evolveComplaint(state: Complaint | null, told: Fact): Complaint | null {
  const fact = told as ComplaintFact;
  const act = { at: fact.occurredAt, by: fact.by.officer };
  if (fact.type === "ComplaintReceived") {
    if (state !== null) return state;
    const { data } = fact;
    const { words, name, contact, call, incident, happenedAt, notice, answer } = data;
    return {
      ...{ id: fact.order, number: data.number, channel: data.channel, receivedAt: data.receivedAt },
      ...{ receivedBy: fact.by.officer, isNow: data.isNow, extensions: [], reminded: [] },
      ...(call === undefined ? {} : { call }),
      ...(incident === undefined ? {} : { incident }),
      ...(happenedAt === undefined ? {} : { happenedAt }),
      ...(words === undefined ? {} : { words }),
      ...(name === undefined ? {} : { name }),
      ...(contact === undefined ? {} : { contact }),
      ...(notice === undefined ? {} : { notice }),
      ...(answer === undefined ? {} : { answer }),
      about: [complainedOfIn(data)].filter((one) => Object.keys(one).length > 0),
      ties: [...new Set([...data.ties, ...tiesComplainedOf(data)])],
    };
  }
  if (state === null) return null;
  switch (fact.type) {
    case "ComplainedOfNamed": {
      const { handler, ...rest } = state;
      return {
        ...rest,
        ...(handler === undefined || fact.data.handlerLeaves ? {} : { handler }),
        about: [...state.about, complainedOfIn(fact.data)],
        ties: [...new Set([...state.ties, ...tiesComplainedOf(fact.data)])],
      };
    }
    case "ComplaintAcknowledged":
      return { ...state, acknowledged: { ...act, told: fact.data.told } };
    case "ComplaintAssigned":
      return { ...state, handler: fact.data.handler };
    case "ComplaintAttended":
      return { ...state, attended: act };
    case "ComplaintExtended": {
      const { rung, office, reason, answer } = fact.data;
      return { ...state, answer, extensions: [...state.extensions, { ...act, rung, office, reason }] };
    }
    case "ComplaintAnswered": {
      const { outcome, words, told: how } = fact.data;
      return {
        ...state,
        answered: {
          ...{ ...act, outcome, told: how },
          ...(words === undefined ? {} : { words }),
        },
      };
    }
    case "ComplaintReminded": {
      const { step, minutes } = fact.data;
      const clock = step === "review" ? state.review?.due : state[step];
      return clock === undefined
        ? state
        : { ...state, reminded: [...state.reminded, { step, minutes, due: clock.due }] };
    }
    case "ComplaintReviewAsked": {
      const { channel, words, review: due } = fact.data;
      // Whoever answered does not look at their own answer: it is given to somebody else.
      const { handler: _, ...rest } = state;
      const review = {
        ...{ ...act, channel },
        ...(words === undefined ? {} : { words }),
        ...(due === undefined ? {} : { due }),
      };
      return { ...rest, review };
    }
    case "ComplaintReviewAnswered": {
      if (state.review === undefined) return state;
      const { outcome, words, told: how } = fact.data;
      const answered = { ...act, outcome, told: how, ...(words === undefined ? {} : { words }) };
      return { ...state, review: { ...state.review, answered } };
    }
    default:
      return state;
  }
}
