import { randomBytes } from "node:crypto";
import type { Giver } from "../../ground/fact.ts";
import { ulidOf } from "../../ground/ulid.ts";
import { JournalUnavailable, OutcomeUnknown } from "../journal.ts";
import type { Answer, OrderRequest, Submit } from "./order-request.ts";
import { Refused } from "./refused.ts";

/** What it takes to give an order of the program's own. */
interface Noting {
  readonly submit: Submit;
  readonly now: () => number;
}

const program: Giver = { officer: "system", role: "system" };

const mostTries = 6;
const pauseMillis = 500;

/**
 * Gives an order of the program's own and answers its id. Throws `Refused` when the rule refuses it. When it is not
 * known whether the order was recorded, it is given again under its id for some seconds, because the caller has no id
 * to send.
 */
export async function note(noting: Noting, name: string, body: object): Promise<string> {
  const id = ulidOf(noting.now(), randomBytes(10));
  const answer = await giveUntilKnown(noting.submit, { id, name, body, giver: program });
  if (!answer.accepted) throw new Refused(answer.refusal);
  return id;
}

async function giveUntilKnown(submit: Submit, request: OrderRequest): Promise<Answer> {
  let unknown: OutcomeUnknown | undefined;
  for (let tries = 1; ; tries++) {
    try {
      return await submit(request);
    } catch (error) {
      if (error instanceof OutcomeUnknown) unknown = error;
      // Once it is not known, that nothing was written by a later try says nothing of the first.
      if (unknown === undefined || !(error instanceof JournalUnavailable)) throw error;
      if (tries === mostTries) throw unknown;
      await new Promise((resolve) => setTimeout(resolve, pauseMillis));
    }
  }
}

/** Like `note`, where a record that cannot be made now must not hold up what it is about (a lock-out, an end). */
export async function noteIfPossible(noting: Noting, name: string, body: object): Promise<void> {
  try {
    await note(noting, name, body);
  } catch (error) {
    if (!(error instanceof JournalUnavailable) && !(error instanceof Refused)) throw error;
  }
}
