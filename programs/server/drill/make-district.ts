import { randomBytes } from "node:crypto";
import type { Journal } from "../../../src/journal/journal.ts";
import type { Rulebook } from "../../../src/journal/rulebook.ts";
import type { Submit } from "../../../src/journal/server/submit.ts";
import { anheOrders, emptyOrders } from "../../../src/district/anhe/anhe.ts";
import { districtView } from "../../../src/district/district.ts";
import { districtStream, streetPlanStream } from "../../../src/district/facts.ts";
import { ulidOf } from "../../../src/ground/ulid.ts";

interface Parts {
  readonly book: Rulebook;
  readonly journal: Pick<Journal, "states" | "head">;
  readonly submit: Submit;
  readonly kind: "demo" | "empty";
  readonly now: () => Date;
}

/**
 * Makes the district of a new store: the drill's, or a code table to begin with. Saying again what is so records
 * nothing, so a start that was killed half-way is completed by the next. A district that is there is left alone, and so
 * is a store for real work once anything at all has happened in it.
 */
export async function makeDistrict({ book, journal, submit, kind, now }: Parts): Promise<void> {
  const states = await journal.states([districtStream, streetPlanStream]);
  const district = states.get(districtStream)?.[districtView.room] as { types?: object } | undefined;
  const orders = kind === "demo" ? anheOrders() : emptyOrders();
  const isWhole =
    kind === "demo"
      ? Object.keys(states.get(streetPlanStream) ?? {}).length > 0
      : Object.keys(district?.types ?? {}).length >= orders.length || journal.head() > orders.length;
  if (isWhole) return;
  for (const { name, body } of orders) {
    const id = ulidOf(now().getTime(), randomBytes(10));
    // Nobody is on the staff yet: the program founds the house, each order in a role that may give it.
    const role = book.orders.get(name)?.roles.find((each) => each !== "system") ?? "system";
    const answer = await submit({ id, name, body, giver: { officer: "system", role } });
    if (!answer.accepted) throw new Error(`the district could not be made: ${name} ${JSON.stringify(answer.refusal)}`);
  }
}
