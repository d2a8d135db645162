import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { judge } from "../../access/authority.ts";
import { sealReaders } from "../../access/seal-readers.ts";
import { tagsOf } from "../../access/sight.ts";
import { openingPurposes } from "../../ground/opening-purpose.ts";
import type { Rule } from "../../ground/rule.ts";
import { sealedText, text } from "../../ground/text.ts";
import { giveOrder } from "../../journal/server/give-order.ts";
import { Refused, refusing } from "../../journal/server/refused.ts";
import type { House } from "../../journal/server/room-server.ts";
import { seenState } from "../../journal/server/stream-card.ts";
import { isAtWork } from "./at-work.ts";

/** The work on what goes on is purpose enough; whoever else opens says what for. */
export const openingRule = { roles: sealReaders, purpose: "unlessAtWork" } as const satisfies Rule;

const spending = refusing("OpeningBudgetSpent");

/** What an opening is refused with besides, for the `refuses` of its route. */
export const openingCodes = spending.codes;

/** What every opening is asked with. */
export const openingAsked = {
  stream: text(120),
  purpose: z.enum(openingPurposes).optional(),
  words: sealedText(500).optional(),
};

interface Asked {
  readonly stream: string;
  readonly purpose?: (typeof openingPurposes)[number] | undefined;
  readonly words?: string | undefined;
}

interface Opening {
  /** The owner's state of the stream. */
  readonly state: unknown;
  /** Records what is opened; to be awaited before anything of it is read. */
  leaveTrace(what: { readonly fields: readonly string[]; readonly file?: string }): Promise<void>;
}

/**
 * An opening of what is sealed in a stream. Throws `NothingThere` where the stream is out of sight, and `Refused` where a
 * purpose is missing or the day's budget is spent. The opening is an order, and its fact is durable before a single value
 * is read, so nothing is ever seen without a trace. The server draws the order's id: with a repeated id the values would
 * open again without a second fact.
 */
export async function openingOf(
  house: House,
  request: FastifyRequest,
  { stream, purpose, words }: Asked,
): Promise<Opening> {
  const giver = house.giverOf(request);
  const state = await seenState(house, request, stream);
  const atWork = await isAtWork(house, tagsOf(giver), stream, state);
  const standing = judge(openingRule, giver, { purpose, atWork });
  if (standing !== undefined) throw new Refused(standing);
  return {
    state,
    leaveTrace: async (what) => {
      const { facts } = await giveOrder(house, request, "OpenSealed", {
        ...{ stream, atWork, ...what },
        ...(purpose === undefined ? {} : { purpose }),
        ...(words === undefined ? {} : { words }),
      });
      const spent = facts.find(({ type }) => type === "OpeningBudgetSpent");
      if (spent === undefined) return;
      const { budget } = spent.data as { readonly budget: number };
      throw spending("OpeningBudgetSpent", { budget });
    },
  };
}
