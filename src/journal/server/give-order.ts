import { randomBytes } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { ulidOf } from "../../ground/ulid.ts";
import { Refused } from "./refused.ts";
import type { House } from "./room-server.ts";
import type { Answer } from "./order-request.ts";

type Accepted = Extract<Answer, { readonly accepted: true }> & { readonly id: string };

/**
 * Gives an order in the name of whoever asks; throws `Refused` when it is refused. Where the order is the trace of a look,
 * no id is passed and one is drawn here: under an id of the asker's, a second look would be taken for the first and leave
 * none.
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
