import { z } from "zod";
import { type Draw, drawsFrom, pick } from "../../src/district/anhe/draws.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import type { OrderKind } from "../../src/journal/order-kind.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import type { Answer, OrderRequest, Submit } from "../../src/journal/server/submit.ts";
import { likely, type Making } from "./likely.ts";
import { Seen } from "./seen.ts";
import type { Shape } from "./shape.ts";

interface Parts {
  readonly book: Rulebook;
  readonly submit: Submit;
  readonly seed: number;
  /** A clock of the giver's own; it goes forward between orders. */
  readonly clock: { now: number };
}

/** What random orders came to: how often each was accepted, and the facts by type. */
export interface Lived {
  readonly accepted: ReadonlyMap<string, number>;
  readonly facts: ReadonlyMap<string, number>;
}

/** So many orders are under way at once: they share commits, as people's do. */
const atOnce = 6;

/**
 * Random lives of every stream: orders of the whole rulebook, the program's own and the timers' among them, with bodies
 * about what exists, by givers who may. Orders that were seldom accepted are tried more often, so that late steps of a
 * life (a report is returned, a hold ends, a record is erased) are reached too.
 */
export function randomOrders({ book, submit, seed, clock }: Parts) {
  const draw = drawsFrom(seed);
  const seen = new Seen();
  const making: Making = { draw, seen, now: () => clock.now };
  const kinds = [...book.orders.values()];
  const shapes = new Map(kinds.map((kind) => [kind.name, shapeOf(kind)]));
  const accepted = new Map<string, number>();
  const facts = new Map<string, number>();

  function nextKind(): OrderKind {
    const three = [pick(draw, kinds), pick(draw, kinds), pick(draw, kinds)];
    const [rarest = pick(draw, kinds)] = three.toSorted((a, b) => times(a) - times(b));
    return draw() < 0.7 ? rarest : pick(draw, three);
  }

  const times = ({ name }: OrderKind) => accepted.get(name) ?? 0;

  function order(kind = nextKind()): OrderRequest {
    const shape = shapes.get(kind.name) ?? {};
    let body = likely(making, shape);
    // A schema says less than its checks: a few more tries reach the rules more often.
    for (let tries = 0; tries < 5 && !kind.body.safeParse(body).success; tries++) body = likely(making, shape);
    const early = draw() < 0.03 ? { occurredAt: instantOf(clock.now - Math.floor(draw() * 7_200_000)) } : {};
    return {
      id: ulidOf(
        clock.now,
        Uint8Array.from({ length: 10 }, () => Math.floor(draw() * 256)),
      ),
      name: kind.name,
      body: { ...(body as object), ...early },
      giver: giverFor(making, kind),
    };
  }

  async function give(request: OrderRequest): Promise<Answer> {
    const answer = await submit(request);
    if (answer.accepted) {
      accepted.set(request.name, (accepted.get(request.name) ?? 0) + 1);
      for (const fact of answer.facts) {
        facts.set(fact.type, (facts.get(fact.type) ?? 0) + 1);
        seen.takeFact(fact);
      }
      seen.take(request.body);
    }
    return answer;
  }

  /** Gives `count` orders, some at once; time passes between them, now and then by days. */
  async function live(count: number): Promise<Lived> {
    for (let given = 0; given < count; given += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, () => give(order())));
      clock.now += Math.floor(draw() * (draw() < 0.97 ? 120_000 : 3 * 86_400_000));
    }
    return { accepted, facts };
  }

  return { live, give, order, seen };
}

export function shapeOf({ body }: OrderKind): Shape {
  return z.toJSONSchema(body, { io: "input", unrepresentable: "any" }) as Shape;
}

/** Somebody who may give this order, at a place that exists where the role has one. */
function giverFor({ draw, seen }: Making, kind: OrderKind): Giver {
  const role = pick(draw, kind.roles);
  if (role === "system") return { officer: "system", role };
  const officer = known(draw, seen, "person") ?? known(draw, seen, "officer") ?? "P1";
  const place = role === "station" || role === "unit" || role === "department" ? known(draw, seen, role) : undefined;
  return { officer, role, ...(place === undefined ? {} : { [role]: place }) };
}

function known(draw: Draw, seen: Seen, name: string): string | undefined {
  const found = seen.named(name).filter((value) => typeof value === "string");
  return found.length === 0 ? undefined : pick(draw, found);
}
