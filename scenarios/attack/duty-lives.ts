import { anheStaff } from "../../src/duty/anhe/staff.ts";
import type { Giver } from "../../src/ground/fact.ts";
import type { OrderRequest } from "../../src/journal/server/order-request.ts";

/** The post that Anhe's shift leaders hand over to one another. */
const post = "hall-leader";

/**
 * The shift leaders of Anhe, one after the other: the next comes on post, the last hands over to them and goes. Without end.
 * `idOf` makes an order's id.
 */
export function* dutyLives(idOf: () => string): Generator<OrderRequest, never> {
  const leaders = anheStaff().flatMap(({ person, duty }) => (duty?.post === post ? [person] : []));
  const order = (giver: Giver, name: string, body: object): OrderRequest => ({ id: idOf(), name, body, giver });
  for (let turn = 0; ; turn++) {
    const [from, to] = [turn, turn + 1].map((at): Giver => ({
      officer: leaders[at % leaders.length] ?? "",
      role: "shiftLeader",
      part: "command",
    })) as [Giver, Giver];
    yield order(from, "SignOn", { post });
    const prepared = order(from, "PrepareHandover", { post, items: [] });
    yield prepared;
    yield order(to, "SignOn", { post });
    yield order(to, "ConfirmHandover", { handoverId: prepared.id, items: [], takes: [] });
    yield order(from, "SignOff", {});
  }
}
