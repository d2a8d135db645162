import type { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import { streamKey } from "../ground/fact.ts";
import type { SealedFile } from "../ground/file.ts";
import type { Instant } from "../ground/instant.ts";
import { same, type Sentence } from "../ground/sentence.ts";
import type { Sealed } from "../ground/sealed.ts";
import type { GroupFact } from "./group-facts.ts";
import type { Party } from "./party-facts.ts";
import type { aboutSchema, AskedField, lateSteps, saidFieldSchema, TaskFact, taskKinds } from "./task-facts.ts";

export type TaskKind = (typeof taskKinds)[number];
export type About = z.output<typeof aboutSchema>;
export type SaidField = z.output<typeof saidFieldSchema>;
export type LateStep = (typeof lateSteps)[number];

/** Words somebody added, with when and who. */
export interface Said {
  readonly at: Instant;
  readonly by: string;
  readonly words: Sealed;
}

/** An answer, or one party's part of it. */
export interface Answer {
  readonly at: Instant;
  readonly by: string;
  readonly from: Party;
  readonly words?: Sealed;
  readonly values: readonly SaidField[];
  readonly sent: readonly string[];
  readonly files: readonly SealedFile[];
}

/** A time in which the clock stands, because it is the asker's turn. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant;
}

/** By when an answer was promised, and when the clock stood. */
export interface Promised {
  readonly answerBy?: Instant | undefined;
  readonly pauses: readonly Pause[];
}

/** One piece of work that one party owes another, as its facts tell it. */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  /** What is to be done; of a request the name of the item, in both languages. */
  readonly title: Sentence;
  readonly words?: Sealed | undefined;
  /** The directive of which it is one copy. */
  readonly directive?: string;
  readonly service?: string;
  readonly referral: boolean;
  readonly from: Party;
  readonly to: Party;
  readonly insteadOf?: Party | undefined;
  /** Parties that answer along with `to`, which leads. */
  readonly with: readonly Party[];
  /** Badges of the people of the task group it was given to. */
  readonly members?: readonly string[];
  readonly group?: string | undefined;
  readonly priority: 1 | 2 | 3;
  readonly about?: About | undefined;
  readonly asks: readonly AskedField[];
  readonly given: readonly SaidField[];
  readonly files: readonly SealedFile[];
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly signBy: Instant;
  /** As it was promised at first; pauses come on top (`clock.ts`). */
  readonly answerBy?: Instant | undefined;
  readonly signed?: { readonly at: Instant; readonly by: string };
  readonly returned?: { readonly at: Instant; readonly by: string; readonly reason: string };
  /** How often it was returned, also before it was asked again. */
  readonly returns: number;
  readonly pauses: readonly Pause[];
  readonly questions: readonly Said[];
  readonly replies: readonly Said[];
  readonly parts: readonly Answer[];
  readonly answered?: Answer;
  /** When it was first answered as a whole: what the promise is kept or broken by. */
  readonly firstAnsweredAt?: Instant;
  /** The promise that answer was judged by, where a reopening has set a new time since. */
  readonly firstPromise?: Promised;
  readonly confirmed?: { readonly at: Instant; readonly by: string; readonly thanked: boolean };
  readonly withdrawn?: { readonly at: Instant; readonly by: string; readonly reason: string };
  readonly reopened: readonly { readonly at: Instant; readonly by: string; readonly reason: string }[];
  readonly late: readonly { readonly step: LateStep; readonly level: number; readonly at: Instant }[];
  /** Put under supervision of a higher level, with a day of its own. */
  readonly supervised?: { readonly at: Instant; readonly by: string; readonly dueBy: Instant; readonly reason: string };
}

const nothingYet = {
  with: [],
  returns: 0,
  pauses: [],
  questions: [],
  replies: [],
  parts: [],
  reopened: [],
  late: [],
} as const;

/** Total: facts that do not fit are passed over. */
export function evolveTask(state: Task | null, told: Fact, stream: string): Task | null {
  const fact = told as TaskFact | GroupFact;
  const id = streamKey(stream);
  const { occurredAt: at, by } = fact;
  const act = { at, by: by.officer };
  if (fact.type === "DirectiveIssued") {
    const { copies, title, ...data } = fact.data;
    const copy = copies.find(({ task }) => task === id);
    if (state !== null || copy === undefined) return state;
    const kind = data.from.kind === "supervision" ? "corrective" : "directive";
    const common = {
      id,
      kind,
      title: same(title),
      ...data,
      directive: fact.order,
      referral: false,
      given: [],
    } as const;
    const members = copy.members === undefined ? {} : { members: copy.members };
    return { ...nothingYet, ...common, to: copy.to, ...members, askedAt: at, askedBy: by.officer };
  }
  if (fact.type === "ServiceAsked") {
    if (state !== null) return state;
    return { ...nothingYet, id, kind: "request", ...fact.data, asks: [], askedAt: at, askedBy: by.officer };
  }
  if (state === null) return null;
  switch (fact.type) {
    case "TaskSigned":
      return { ...state, signed: act };
    case "TaskReturned": {
      const { signed: _, ...rest } = state;
      return { ...rest, returned: { ...act, reason: fact.data.reason }, returns: state.returns + 1 };
    }
    case "TaskReassigned": {
      const { signed: _s, returned: _r, members: _m, ...rest } = state;
      const { to, signBy, members } = fact.data;
      return {
        ...rest,
        ...{ to, signBy, late: state.late.filter(isOfAnswer), pauses: ended(state.pauses, at) },
        ...(members === undefined ? {} : { members }),
      };
    }
    case "TaskJoined":
      return { ...state, with: [...state.with, fact.data.party] };
    case "AskerAsked":
      return {
        ...state,
        questions: [...state.questions, { ...act, words: fact.data.words }],
        pauses: [...state.pauses, { from: at }],
      };
    case "AskerReplied":
      return {
        ...state,
        replies: [...state.replies, { ...act, words: fact.data.words }],
        pauses: ended(state.pauses, at),
      };
    case "TaskAnswered": {
      const { part, words, values, sent, files } = fact.data;
      const from = part ? partIn(state, by) : state.to;
      const answer = { ...act, from, values, sent, files, ...(words === undefined ? {} : { words }) };
      if (part) return { ...state, parts: [...state.parts, answer] };
      // Answered, it is the asker's turn: the clock stands until they reopen it.
      return {
        ...state,
        answered: answer,
        firstAnsweredAt: state.firstAnsweredAt ?? at,
        pauses: [...ended(state.pauses, at), { from: at }],
      };
    }
    case "TaskConfirmed":
      return { ...state, confirmed: { ...act, thanked: fact.data.thanked } };
    case "TaskReopened": {
      const { answered: _a, confirmed: _c, ...rest } = state;
      const { reason, answerBy } = fact.data;
      return {
        ...rest,
        pauses: ended(state.pauses, at),
        reopened: [...state.reopened, { ...act, reason }],
        ...(answerBy === undefined
          ? {}
          : { answerBy, pauses: [], firstPromise: state.firstPromise ?? promiseOf(state) }),
      };
    }
    case "TaskWithdrawn":
      return { ...state, withdrawn: { ...act, reason: fact.data.reason } };
    case "TaskLate":
      return { ...state, late: [...state.late, { ...fact.data, at }] };
    case "TaskSupervised":
      return { ...state, supervised: { ...act, ...fact.data } };
    case "GroupSet":
      return { ...state, members: [fact.data.lead, ...fact.data.members] };
    default:
      return state;
  }
}

function promiseOf({ answerBy, pauses }: Task): Promised {
  return { answerBy, pauses };
}

function isOfAnswer({ step }: { readonly step: LateStep }): boolean {
  return step === "answer";
}

/** The party among those that answer along, that somebody speaks for. */
function partIn({ with: along, to }: Task, by: Fact["by"]): Party {
  return along.find(({ id }) => [by.department, by.station, by.unit].includes(id)) ?? along[0] ?? to;
}

/** Ends the pause that goes on, if one does. */
function ended(pauses: readonly Pause[], at: Instant): readonly Pause[] {
  return pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause));
}
