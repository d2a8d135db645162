import { randomBytes } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { ulidOf } from "../../ground/ulid.ts";
import { Refused } from "./refused.ts";
import type { House } from "./room-server.ts";
import type { Answer } from "./order-request.ts";

type Accepted = Extract<Answer, { readonly accepted: true }> & { readonly id: string };

/**
 * Gives an order in the name of the request's giver. Throws `Refused` when it is refused. An order that records a read
 * gets no `id` from the request, and one is drawn here: with the giver's id, a second read would count as the first and
 * leave no trace.
 */
export async function giveOrder(
  house: Pick<House, "giverOf" | "now" | "submit">,
  request: FastifyRequest,
  name: string,
  body: object,
  id: string = ulidOf(house.now().getTime(), randomBytes(10)),
): Promise<Accepted> {
  const answer = await house.submit({ id, name, body, giver: house.giverOf(request) });
  if (!answer.accepted) throw new Refused(answer.refusal);
  return { ...answer, id };
}
