import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { everyRole } from "../../src/access/role.ts";
import { JournalUnavailable, OutcomeUnknown } from "../../src/journal/journal.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import { wrongDetails, wrongField } from "../../src/ground/wrong-field.ts";
import { encodePosition } from "./live/position.ts";
import type { Metrics } from "./metrics.ts";
import { edgeProblem, type Problem, problemOf, sendProblem, Stopped, unavailable } from "./problems.ts";
import { passOf } from "./sign-in.ts";
import { refuse } from "../../src/ground/refusal.ts";
import type { Answer, OrderRequest, Submit } from "../../src/journal/server/order-request.ts";

export const mostOrders = 500;

/** As many as the clerk takes into one commit. */
const runLength = 256;

const listSchema = z
  .array(z.strictObject({ id: z.string().max(64), name: z.string().max(64), body: z.unknown() }))
  .min(1)
  .max(mostOrders);

/** Everybody may give orders; each order has a rule of its own. */
const ordersRule = {
  scope: "orders",
  unrecorded: "facts tell of every order",
  roles: everyRole,
  offPost: true,
  documented: false,
} as const;

/** The orders themselves declare what they refuse; these are of a name that nobody defines, and of a list. */
const orderRule = { ...ordersRule, refuses: ["OrderUnknown"] };
const listRule = { ...ordersRule, refuses: ["ListInvalid"] };

interface Parts {
  readonly book: Rulebook;
  readonly writer: string;
  readonly head: () => number;
  readonly zone: () => string;
  readonly submit: Submit;
  readonly metrics: Metrics;
  readonly trouble: (incident: string, error: unknown, route: string) => void;
}

/** The answer to one order: its HTTP status and its content. */
interface Said {
  readonly status: number;
  readonly answer: Problem | AcceptedAnswer;
}

interface AcceptedAnswer {
  readonly accepted: true;
  readonly id: string;
  readonly facts: readonly unknown[];
  readonly position: string;
  readonly repeated: boolean;
}

export function orderRoutes(app: FastifyInstance, parts: Parts): void {
  const { book, metrics } = parts;

  function say(request: OrderRequest, answer: Answer): Said {
    if (!answer.accepted) return sayRefused(problemOf(book.refusals, answer.refusal, parts.zone()));
    const last = answer.facts.at(-1)?.n ?? parts.head();
    return {
      status: 200,
      answer: {
        accepted: true,
        id: request.id ?? "",
        facts: answer.facts,
        position: encodePosition(parts.writer, last),
        repeated: answer.repeated,
      },
    };
  }

  /** Orders of the program's own are unknown out here. */
  const submit: Submit = async (request) =>
    book.orders.get(request.name)?.internal === true
      ? { accepted: false, refusal: refuse("OrderUnknown", { order: request.name }), stored: false }
      : parts.submit(request);

  async function give(request: OrderRequest): Promise<Said> {
    const began = performance.now();
    try {
      const said = say(request, await submit(request));
      metrics.order(nameIn(book, request.name), outcomeOf(said), performance.now() - began);
      return said;
    } catch (error) {
      metrics.order(nameIn(book, request.name), outcomeOfError(error), performance.now() - began);
      throw error;
    }
  }

  /** An order of a list: whatever becomes of it is its own answer. */
  async function settle(request: OrderRequest): Promise<ListAnswer> {
    try {
      const said = await give(request);
      return { ...said.answer, status: said.status };
    } catch (error) {
      if (error instanceof JournalUnavailable) return unavailable(error);
      const incident = randomBytes(5).toString("hex");
      parts.trouble(incident, error, "/api/v1/orders");
      return edgeProblem("Defect", { incident });
    }
  }

  app.post<{ Params: { name: string } }>("/orders/:name", { config: orderRule }, async (request, reply) => {
    const header = request.headers["idempotency-key"];
    const said = await give({
      id: typeof header === "string" && header !== "" ? header : undefined,
      name: request.params.name,
      body: request.body,
      giver: passOf(request).giver,
    });
    return send(reply, said);
  });

  app.post("/orders", { config: listRule }, async (request, reply) => {
    const list = listSchema.safeParse(request.body);
    if (!list.success) {
      throw new Stopped("ListInvalid", wrongDetails(wrongField(list.error)));
    }
    const { giver } = passOf(request);
    const answers: ListAnswer[] = [];
    let untried: Problem | undefined;
    for (const run of runsOf(book, list.data)) {
      // What follows an order that could not be taken may build on it, so it is not tried out of its turn.
      const given = untried === undefined ? await Promise.all(run.map((item) => settle({ ...item, giver }))) : [];
      for (const [index, item] of run.entries()) {
        const answer: ListAnswer = given[index] ?? { ...untried, status: 503 };
        if (answer.status === 503) untried ??= edgeProblem("Unavailable", (answer as Problem).details);
        answers.push({ ...answer, id: item.id });
      }
    }
    const forbidden = answers.find(({ status }) => status === 403) as Problem | undefined;
    if (forbidden !== undefined) reply.problem = forbidden;
    return reply.type("application/json; charset=utf-8").send(JSON.stringify({ answers }));
  });
}

type ListAnswer = Readonly<Record<string, unknown>> & { readonly status: number };

type Item = z.output<typeof listSchema>[number];

/**
 * Cuts a list of orders into runs. The orders of a run are handed to the clerk at once; the clerk takes them in
 * sequence, and they share its commits. So a list of 500 takes milliseconds for each order, and not a commit for each.
 * Sealing may have to wait for a key, and later orders would overtake; therefore an order with something to seal ends
 * its run.
 */
function* runsOf(book: Rulebook, items: readonly Item[]): Generator<readonly Item[]> {
  let run: Item[] = [];
  for (const item of items) {
    run.push(item);
    const fields = book.orders.get(item.name)?.sealed ?? [];
    const { body } = item;
    const seals = typeof body === "object" && body !== null && fields.some((field) => field in body);
    if (seals || run.length === runLength) {
      yield run;
      run = [];
    }
  }
  if (run.length > 0) yield run;
}

function sayRefused(answer: Problem): Said {
  return { status: answer.status, answer };
}

function send(reply: FastifyReply, { status, answer }: Said): FastifyReply {
  if (status !== 200) return sendProblem(reply, answer as Problem);
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer));
}

function outcomeOf(said: Said): string {
  return "code" in said.answer ? said.answer.code : said.answer.repeated ? "repeated" : "accepted";
}

function outcomeOfError(error: unknown): string {
  if (error instanceof OutcomeUnknown) return "unknown";
  return error instanceof JournalUnavailable ? "unavailable" : "defect";
}

/** A label of bounded number: what nobody defined counts as one. */
function nameIn(book: Rulebook, name: string): string {
  return book.orders.has(name) ? name : "unknown";
}
