import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { judge, type Rule } from "../../src/duty/authority.ts";
import { tagsOf } from "../../src/duty/sight.ts";
import { openingPurposes } from "../../src/ground/opening-purpose.ts";
import { refuse } from "../../src/ground/refusal.ts";
import { type Sealed, sealedSchema } from "../../src/ground/sealed.ts";
import { sealedText, text } from "../../src/ground/text.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import type { Journal } from "../../src/journal/journal.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import { NothingThere } from "../../src/journal/server/nothing-there.ts";
import type { Submit } from "../../src/journal/server/submit.ts";
import { sealReaders } from "../../src/privacy/opening.ts";
import { isAtWork } from "./at-work.ts";
import type { Board } from "./live/board.ts";
import { sees, sightOf } from "./live/sight.ts";
import { problemOf, sendProblem, Stopped } from "./problems.ts";
import { bodyOf } from "./request-body.ts";
import { passOf } from "./sign-in.ts";

/** The work on what goes on is purpose enough; whoever else opens says what for. */
const openingRule = { roles: sealReaders, purpose: "unlessAtWork" } as const satisfies Rule;

/** Values that are opened only when they are asked for by name: an identity number is rarely needed with the story. */
const apart: readonly string[] = ["detail"];

const openingAnswer = z.strictObject({
  values: z.array(
    z.strictObject({
      record: z.string(),
      field: z.string(),
      nonce: z.string(),
      /** Null when its key has been erased. */
      text: z.string().nullable(),
    }),
  ),
});

interface Parts {
  readonly book: Rulebook;
  readonly journal: Journal;
  readonly board: Pick<Board, "hiding">;
  readonly submit: Submit;
  readonly open: (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;
  readonly now: () => Date;
}

/**
 * Opens sealed values of one stream. The opening is an order and its fact is durable before a single value is read, so
 * that nothing is ever seen without a trace; its id is drawn here, for a repeated one would open without a fact of its own.
 */
export function openingRoutes(app: FastifyInstance, parts: Parts): void {
  const fields = [...new Set([...parts.book.orders.values()].flatMap(({ sealed }) => sealed))].toSorted();
  const openingBody = z.strictObject({
    stream: text(120),
    purpose: z.enum(openingPurposes).optional(),
    words: sealedText(500).optional(),
    /** Which values by the names of their fields; absent: all but `detail`. */
    fields: z.array(z.enum(fields)).min(1).max(40).optional(),
  });

  app.post(
    "/openings",
    {
      config: {
        scope: "sealed",
        sighted: true,
        ...openingRule,
        title: {
          zh: "查看密封内容（每次查看均留痕）",
          en: "Open the sealed values of a stream; every opening is logged",
        },
        recorded: "opening",
        body: openingBody,
        answer: openingAnswer,
      },
    },
    async (request, reply) => {
      const { stream, purpose, words, fields: wanted } = bodyOf(openingBody, request.body);
      const { giver } = passOf(request);
      const tags = tagsOf(giver);
      const states = (await parts.journal.states([stream])).get(stream) ?? {};
      const sight = sightOf(parts.book, stream, states, parts.board.hiding);
      if (sight.state === null || !sees(tags, sight)) throw new NothingThere(stream);
      request.looked = { stream, state: sight.state };
      const atWork = await isAtWork(parts, tags, stream, states);
      const standing = judge(openingRule, giver, { purpose, atWork });
      if (standing !== undefined) throw new Stopped(problemOf(parts.book.refusals, standing));
      const sealed = sealedIn(sight.state).filter(({ field }) => wanted?.includes(field) ?? !apart.includes(field));
      const answer = await parts.submit({
        id: ulidOf(parts.now().getTime(), randomBytes(10)),
        name: "OpenSealed",
        body: {
          ...{ stream, atWork, fields: [...new Set(sealed.map(({ field }) => field))].toSorted() },
          ...(purpose === undefined ? {} : { purpose }),
          ...(words === undefined ? {} : { words }),
        },
        giver,
      });
      if (!answer.accepted) return sendProblem(reply, problemOf(parts.book.refusals, answer.refusal));
      const spent = answer.facts.find(({ type }) => type === "OpeningBudgetSpent");
      if (spent !== undefined) {
        const { budget } = spent.data as { readonly budget: number };
        return sendProblem(reply, problemOf(parts.book.refusals, refuse("OpeningBudgetSpent", { budget })));
      }
      const texts = await parts.open(sealed);
      return reply.send({
        values: sealed.map(({ record, field, nonce }, index) => ({ record, field, nonce, text: texts[index] ?? null })),
      });
    },
  );
}

/** Every sealed value anywhere in a state, each once. */
function sealedIn(state: unknown): readonly Sealed[] {
  const found = new Map<string, Sealed>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const sealed = sealedSchema.safeParse(value);
    if (sealed.success) found.set(`${sealed.data.record} ${sealed.data.field} ${sealed.data.nonce}`, sealed.data);
    else Object.values(value).forEach(walk);
  };
  walk(state);
  return [...found.values()];
}
