import { randomBytes } from "node:crypto";
import { ulidOf } from "../../ground/ulid.ts";
import type { OrderBody } from "../anhe/anhe.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import type { Submit } from "../../journal/server/order-request.ts";

export interface DistrictMaker {
  readonly book: Rulebook;
  readonly submit: Submit;
  readonly now: () => Date;
}

/**
 * How many orders are under way at once; the clerk commits them together. Each looks something up on one of the pool's eight
 * connections first: with 200 at once on a busy machine the last waited for a connection longer than the pool allows (3 s).
 */
const atOnce = 32;

/**
 * Gives an order that makes the drill's district. There are no people yet, so the program gives it, in a role that may.
 * Throws when the order is refused, because then the made district itself is wrong.
 */
export async function giveOne({ book, submit, now }: DistrictMaker, { name, body }: OrderBody): Promise<void> {
  const id = ulidOf(now().getTime(), randomBytes(10));
  const role = book.orders.get(name)?.roles.find((each) => each !== "system") ?? "system";
  const answer = await submit({ id, name, body, giver: { officer: "system", role } });
  if (!answer.accepted) throw new Error(`the district could not be made: ${name} ${JSON.stringify(answer.refusal)}`);
}

/** Gives orders that do not wait for each other. */
export async function giveAll(parts: DistrictMaker, orders: readonly OrderBody[]): Promise<void> {
  for (let from = 0; from < orders.length; from += atOnce) {
    await Promise.all(orders.slice(from, from + atOnce).map((order) => giveOne(parts, order)));
  }
}
