import type { FastifyReply } from "fastify";
import type { Refusal, RefusalCatalogue, RefusalMeaning } from "../../src/ground/refusal.ts";
import { momentsIn } from "../../src/ground/moments-in.ts";
import { fill } from "../../src/ground/sentence.ts";
import type { Details, Sentence } from "../../src/ground/sentence.ts";
import { type JournalUnavailable, OutcomeUnknown } from "../../src/journal/journal.ts";
import { type EdgeCode, edgeRefusals } from "./edge-refusals.ts";

/** The one place where what a refusal means becomes what HTTP says. */
const statusOfMeaning: Readonly<Record<RefusalMeaning, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  unknown: 404,
  conflict: 409,
  invalid: 422,
  tooMany: 429,
};

/** RFC 9457, with the sentence in both languages and whatever the refusal names beside it and under `details`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly zh: string;
  readonly field?: string;
  readonly details: Details;
  readonly [detail: string]: unknown;
}

function problem(code: string, status: number, sentence: Sentence, details: Details, zone?: string): Problem {
  const filled = fill(sentence, zone === undefined ? details : momentsIn(details, zone));
  const field = details["field"];
  return {
    // A detail may bear the name of a member of the problem (`status` of a unit): the member wins, `details` has both.
    ...details,
    type: `urn:callsign:refusal:${code}`,
    title: titleOf(code),
    status,
    code,
    detail: filled.en,
    zh: filled.zh,
    ...(field === undefined ? {} : { field: String(field) }),
    details,
  };
}

/**
 * A refusal of the rules, or one of the edge's that a room's route gives, as a problem. A code that no catalogue knows is
 * a defect of the room, told as a conflict. Its sentence tells moments in the zone that is given; `details` has them as they are.
 */
export function problemOf(catalogue: RefusalCatalogue, refusal: Refusal, zone?: string): Problem {
  if (isEdgeCode(refusal.refused)) return edgeProblem(refusal.refused, refusal.details);
  const entry = catalogue[refusal.refused];
  if (entry === undefined) {
    const sentence = { zh: `指令被拒绝：${refusal.refused}`, en: `The order was refused: ${refusal.refused}.` };
    return problem(refusal.refused, 409, sentence, refusal.details);
  }
  return problem(refusal.refused, statusOfMeaning[entry.means], entry, refusal.details, zone);
}

export function isEdgeCode(code: string): code is EdgeCode {
  return Object.hasOwn(edgeRefusals, code);
}

export function edgeProblem(code: EdgeCode, details: Details = {}): Problem {
  const entry = edgeRefusals[code];
  return problem(code, entry.status, entry, details);
}

/** The answer to an order that could not be taken: nothing was written, or it is not known whether it was. */
export function unavailable(error: JournalUnavailable): Problem {
  const { retryAfterSeconds } = error;
  return edgeProblem(error instanceof OutcomeUnknown ? "OutcomeUnknown" : "Unavailable", { retryAfterSeconds });
}

/** Thrown by the edge to end a request with this problem. */
export class Stopped extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  constructor(code: EdgeCode | Problem, details: Details = {}, headers: Readonly<Record<string, string>> = {}) {
    super(typeof code === "string" ? code : code.code);
    this.problem = typeof code === "string" ? edgeProblem(code, details) : code;
    this.headers = headers;
  }
}

declare module "fastify" {
  interface FastifyInstance {
    /** Told of each code a request is refused with; made by `watchDeclared`. */
    noteRefused: (request: FastifyRequest, code: string) => void;
  }

  interface FastifyReply {
    /** The problem it is answered with, or the first of a list of answers that somebody had no right to. */
    problem?: Pick<Problem, "code" | "status">;
  }
}

export function sendProblem(reply: FastifyReply, found: Problem): FastifyReply {
  reply.problem = found;
  reply.server.noteRefused(reply.request, found.code);
  return reply
    .code(found.status)
    .header("cache-control", "no-store")
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(found));
}

/** `UnitAlreadyCommitted` as a title: `Unit already committed`. */
function titleOf(code: string): string {
  const words = code.replace(
    /([a-z0-9])([A-Z])/g,
    (_, left: string, right: string) => `${left} ${right.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}
