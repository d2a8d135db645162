import { canonical } from "../ground/canonical.ts";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { derivedUlid } from "../ground/ulid.ts";
import type { EnteredFact } from "./entered-facts.ts";
import type { Pause, Task } from "./task.ts";

type Plain = Omit<EnteredFact["data"], "answer" | "words">;

/** The id of another system's task here: the same whenever it is entered. */
export function enteredTaskId(source: string, ref: string): string {
  return derivedUlid(0, canonical({ source, ref }));
}

/** Of which of its sealed texts there are any, but not of what they say: a digest of words would let words be tried. */
export function enteredDigest(plain: Plain, sealed: Readonly<Record<"answer" | "words", boolean>>, askedAt: Instant) {
  return derivedUlid(0, canonical({ ...plain, sealed, askedAt }));
}

const nothingYet = { asks: [], given: [], files: [], returns: 0, questions: [], replies: [], parts: [] } as const;

/** A task as its row said it; what was there before is told anew. */
export function enteredTask(fact: Fact, data: EnteredFact["data"], id: string): Task {
  const { source, ref, answer, signedAt, answeredAt, closedAt, withdrawnAt, reason = "", ...said } = data;
  const { words, service, about, answerBy, ...rest } = said;
  const { occurredAt: askedAt } = fact;
  const by = fact.by.officer;
  const act = (at: Instant) => ({ at, by });
  const answered = {
    values: [],
    sent: [],
    files: [],
    from: data.to,
    ...(answer === undefined ? {} : { words: answer }),
  };
  // Answered, it is the asker's turn, as of a task that was answered here.
  const pauses: readonly Pause[] = answeredAt === undefined ? [] : [{ from: answeredAt }];
  const { answer: _a, words: _w, ...plain } = data;
  const sealed = { answer: answer !== undefined, words: words !== undefined };
  return {
    ...nothingYet,
    ...rest,
    ...{ id, askedAt, askedBy: by, pauses, reopened: [], late: [] },
    kind: service !== undefined ? "request" : data.from.kind === "supervision" ? "corrective" : "directive",
    ...(words === undefined ? {} : { words }),
    ...(service === undefined ? {} : { service }),
    ...(about === undefined ? {} : { about }),
    ...(answerBy === undefined ? {} : { answerBy }),
    ...(signedAt === undefined ? {} : { signed: act(signedAt) }),
    ...(answeredAt === undefined ? {} : { answered: { ...answered, ...act(answeredAt) }, firstAnsweredAt: answeredAt }),
    ...(closedAt === undefined ? {} : { confirmed: { ...act(closedAt), thanked: false } }),
    ...(withdrawnAt === undefined ? {} : { withdrawn: { ...act(withdrawnAt), reason } }),
    entered: { source, ref, digest: enteredDigest(plain, sealed, askedAt), isWorkedOn: false },
  };
}
