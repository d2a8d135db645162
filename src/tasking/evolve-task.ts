import type { Fact } from "../ground/fact.ts";
import { streamKey } from "../ground/fact.ts";
import { same } from "../ground/sentence.ts";
import type { Instant } from "../ground/instant.ts";
import { enteredTask } from "./entered.ts";
import type { EnteredFact } from "./entered-facts.ts";
import type { GroupFact } from "./group-facts.ts";
import type { Party } from "./party-facts.ts";
import type { LateStep, Pause, Promised, Task } from "./task.ts";
import type { TaskFact } from "./task-facts.ts";

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
  const entered = told as EnteredFact;
  if (entered.type === "TaskEntered") return enteredTask(told, entered.data, streamKey(stream));
  const now = evolved(state, told, stream);
  // A reminder of the clock is nobody's work.
  if (now?.entered === undefined || now === state || told.type === "TaskLate") return now;
  return now.entered.isWorkedOn ? now : { ...now, entered: { ...now.entered, isWorkedOn: true } };
}

function evolved(state: Task | null, told: Fact, stream: string): Task | null {
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
