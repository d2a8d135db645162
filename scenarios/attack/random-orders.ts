import { z } from "zod";
import { type Draw, drawsFrom, pick } from "../../src/district/anhe/draws.ts";
import { type Giver, streamKind } from "../../src/ground/fact.ts";
import { instantOf, millis } from "../../src/ground/instant.ts";
import { derivedUlid, ulidOf } from "../../src/ground/ulid.ts";
import type { Journal } from "../../src/journal/journal.ts";
import type { OrderKind } from "../../src/ground/order-kind.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import type { Answer, OrderRequest, Submit } from "../../src/journal/server/order-request.ts";
import { incidentLives, preparation } from "../../bench/incident-life.ts";
import { usualDaysOf } from "../../src/privacy/testing/usual-days.ts";
import { dutyLives } from "./duty-lives.ts";
import { likely, type Making } from "./likely.ts";
import { supervisionLives } from "./supervision-lives.ts";
import { taskLives } from "./task-lives.ts";
import { Seen } from "./seen.ts";
import type { Shape } from "./shape.ts";

interface Parts {
  readonly book: Rulebook;
  readonly submit: Submit;
  /** For the timers that states ask for. */
  readonly journal: Pick<Journal, "states">;
  readonly seed: number;
  /** A clock of the giver's own; it goes forward between orders. */
  readonly clock: { now: number };
}

/** What random orders came to: how often each was accepted, and the facts by type. */
export interface Lived {
  readonly accepted: ReadonlyMap<string, number>;
  readonly facts: ReadonlyMap<string, number>;
  /** The codes each order was refused with. */
  readonly refused: ReadonlyMap<string, ReadonlySet<string>>;
}

/** How many orders are under way at once, so that they share commits as people's orders do. */
const atOnce = 6;
const callers = 5;
const importer: Giver = { officer: "importer", role: "importer" };

/**
 * Random lives of every stream: orders of the whole rulebook, the program's own and the timers' among them, with bodies
 * about what exists, by givers who may. Orders that were seldom accepted are tried more often, so that late steps of a
 * life (a report is returned, a hold ends, a record is erased) are reached too.
 */
export function randomOrders({ book, submit, journal, seed, clock }: Parts) {
  const draw = drawsFrom(seed);
  const seen = new Seen();
  // Keys that are drawn would name other kinds of retention than there are.
  seen.take({ days: usualDaysOf(book) });
  const kinds = [...book.orders.values()];
  const shapes = new Map(kinds.map((kind) => [kind.name, shapeOf(kind)]));
  const accepted = new Map<string, number>();
  const facts = new Map<string, number>();
  const refused = new Map<string, Set<string>>();

  function nextKind(): OrderKind {
    const three = [pick(draw, kinds), pick(draw, kinds), pick(draw, kinds)];
    const [rarest = pick(draw, kinds)] = three.toSorted((a, b) => times(a) - times(b));
    return draw() < 0.7 ? rarest : pick(draw, three);
  }

  const times = ({ name }: OrderKind) => accepted.get(name) ?? 0;

  const newId = () =>
    ulidOf(
      clock.now,
      Uint8Array.from({ length: 10 }, () => Math.floor(draw() * 256)),
    );

  function order(kind = nextKind()): OrderRequest {
    const shape = shapes.get(kind.name) ?? {};
    const making: Making = {
      draw,
      seen,
      about: seen.about(draw, Object.keys(shape.properties ?? {})),
      now: () => clock.now,
    };
    let body = likely(making, shape);
    // A schema says less than its checks: a few more tries reach the rules more often.
    for (let tries = 0; tries < 5 && !kind.body.safeParse(body).success; tries++) body = likely(making, shape);
    const early = draw() < 0.03 ? { occurredAt: instantOf(clock.now - Math.floor(draw() * 7_200_000)) } : {};
    return {
      id: newId(),
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
    } else {
      const codes = refused.get(request.name) ?? new Set();
      refused.set(request.name, codes.add(answer.refusal.refused));
    }
    return answer;
  }

  /** Lets a timer of some stream fall due and gives its order. */
  async function ring(): Promise<void> {
    const stream = seen.stream(draw) ?? "";
    const states = (await journal.states([stream])).get(stream) ?? {};
    const timers = (book.views.get(streamKind(stream)) ?? []).flatMap((view) => {
      const state = states[view.room];
      return state === undefined ? [] : (view.timers?.(state, stream) ?? []);
    });
    if (timers.length === 0) return;
    const timer = pick(draw, timers);
    clock.now = Math.max(clock.now, millis(timer.due) + 1000);
    const id = derivedUlid(millis(timer.due), `${stream} ${timer.name}`);
    await give({ id, name: timer.order, body: timer.body, giver: { officer: "system", role: "system" } });
  }

  const lives = Array.from({ length: callers }, (_, caller) => incidentLives(caller, () => clock.now));

  /** One step of an incident's ordinary life; random orders about the same incident come between. */
  async function step(): Promise<void> {
    const { id, name, body } = pick(draw, lives).next().value;
    // Inside the district, where promises count.
    const points = seen.named("point");
    const place =
      name === "OpenIncident" && points.length > 0 ? { place: { words: "样例路", point: pick(draw, points) } } : {};
    const role = draw() < 0.3 ? "importer" : name === "RingCall" || name === "AnswerCall" ? "calltaker" : "dispatcher";
    await give({ id, name, body: { ...body, ...place }, giver: { officer: role, role } });
  }

  const duty = dutyLives(newId);
  const incidents = () => seen.named("incidentId").filter((id) => typeof id === "string");
  const tasks = taskLives(newId, () => clock.now);
  const supervision = supervisionLives(newId, () => (incidents().length === 0 ? newId() : pick(draw, incidents())));

  async function prepare(): Promise<void> {
    for (const sent of preparation(callers, () => clock.now)) await give({ ...sent, giver: importer });
  }

  /** Gives `count` orders, some at once; time passes between them, now and then by days, `span` in all if it is given. */
  async function live(count: number, span?: number): Promise<Lived> {
    await prepare();
    for (let given = 0; given < count; given += atOnce) {
      await Promise.all([step(), ...Array.from({ length: atOnce - 1 }, () => give(order()))]);
      if (draw() < 0.3) await ring();
      if (draw() < 0.3) await give(duty.next().value);
      if (draw() < 0.3) await give(supervision.next().value);
      if (draw() < 0.05) await give(tasks.next().value);
      const most = span === undefined ? (draw() < 0.97 ? 120_000 : 3 * 86_400_000) : (span * atOnce) / count;
      clock.now += Math.floor(draw() * most);
    }
    return { accepted, facts, refused };
  }

  return { live, give, order, seen };
}

export function shapeOf({ body }: OrderKind): Shape {
  return z.toJSONSchema(body, { io: "input", unrepresentable: "any" }) as Shape;
}

/** Somebody who may give this order, at a place that exists where the role has one. */
function giverFor({ draw, seen, about }: Making, kind: OrderKind): Giver {
  // What another system recorded is everybody's: of those who may, the importer gets furthest.
  const role = kind.roles.includes("importer") && draw() < 0.6 ? "importer" : pick(draw, kind.roles);
  if (role === "system") return { officer: "system", role };
  const near = draw() < 0.6 ? about : undefined;
  const who = draw() < 0.5 ? "person" : "officer";
  const officer = (near && known(draw, near, who)) ?? known(draw, seen, who) ?? "P1";
  const isPlaced = role === "station" || role === "unit" || role === "department";
  const place = isPlaced ? ((near && known(draw, near, role)) ?? known(draw, seen, role)) : undefined;
  return { officer, role, ...(place === undefined ? {} : { [role]: place }) };
}

function known(draw: Draw, seen: Seen, name: string): string | undefined {
  const found = seen.named(name).filter((value) => typeof value === "string");
  return found.length === 0 ? undefined : pick(draw, found);
}
