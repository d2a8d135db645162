import assert from "node:assert/strict";
import { after, test } from "node:test";
import { parseArgs } from "node:util";
import pg from "pg";
import { compareStates } from "../programs/cli/rebuild.ts";
import { quietAnhe } from "../programs/drill/anhe-drill.ts";
import { rulebook } from "../programs/server/rooms.ts";
import { testServer } from "../programs/server/testing/test-server.ts";
import { drawsFrom, pick } from "../src/district/anhe/draws.ts";
import type { Fact } from "../src/ground/fact.ts";
import type { Journal } from "../src/journal/journal.ts";
import type { Submit } from "../src/journal/server/order-request.ts";
import { likely } from "./attack/likely.ts";
import { randomOrders, shapeOf } from "./attack/random-orders.ts";

/*
 * Every order is given the ids of every kind of stream that is none of its business, over HTTP, against a store in which
 * all of them live, while somebody else's orders go on. Whatever the rule makes of it, it is an answer below 500, the
 * others' orders are taken, and no fact comes of what was refused.
 * More of them: `node scenarios/ids-of-others.pg.test.ts --rounds 20 --seed 7`.
 */
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "1" }, seed: { type: "string", default: `${Date.now() % 1_000_000}` } },
  strict: false,
});
const seed = Number(values.seed);
const rounds = Number(values.rounds);

const server = await testServer({ kind: "demo", drill: quietAnhe, requestsPerSecond: 100_000 });
after(server.close);

interface Said {
  readonly accepted?: true;
  readonly id?: string;
  readonly facts?: readonly Fact[];
  readonly code?: string;
}

const tokens = new Map<string, string>();

/** Over HTTP as anybody would; what the program alone gives cannot be given here. */
async function give(request: Parameters<Submit>[0]): Promise<{ status: number; said: Said }> {
  const { role, ...more } = request.giver;
  const who = JSON.stringify(request.giver);
  const token = tokens.get(who) ?? server.token(role, more);
  tokens.set(who, token);
  const { status, content } = await server.ask(
    "POST",
    `/api/v1/orders/${request.name}`,
    token,
    request.body,
    request.id,
  );
  assert.ok(status < 500, `${request.name} ${JSON.stringify(request)}: ${status} ${JSON.stringify(content)}`);
  return { status, said: content };
}

const kinds = [...rulebook.orders.values()].filter(({ internal, roles }) => internal !== true && roles[0] !== "system");
const book = { ...rulebook, orders: new Map(kinds.map((kind) => [kind.name, kind])) };
const noStates: Pick<Journal, "states"> = { states: () => Promise.resolve(new Map()) };

const lives = randomOrders({
  book,
  journal: noStates,
  seed,
  clock: { now: Date.now() - 3_600_000 },
  submit: async (request) => {
    const { said } = await give({ ...request, giver: named(request.giver.role, request.giver) });
    return said.accepted === true
      ? { accepted: true, facts: said.facts ?? [], repeated: false }
      : { accepted: false, refusal: { refused: said.code ?? "", details: {} }, repeated: false };
  },
});

/** No token speaks for the system. */
function named(role: string, giver: Parameters<Submit>[0]["giver"]) {
  return role === "system" ? { officer: "importer", role: "importer" } : giver;
}

async function storeOf<T>(work: (store: pg.Client) => Promise<T>): Promise<T> {
  const store = new pg.Client({ connectionString: server.databaseUrl });
  await store.connect();
  try {
    return await work(store);
  } finally {
    await store.end();
  }
}

test(`no order with the id of another thing harms anybody (seed ${seed})`, async () => {
  const founding = await storeOf((store) => store.query<{ body: string }>("select body from journal.fact order by n"));
  for (const { body } of founding.rows) lives.seen.takeFact(JSON.parse(body) as Fact);
  await lives.live(1200, 60_000);

  const draw = drawsFrom(seed + 1);
  const told = new Map<string, number>();
  const things = [...lives.seen.ofEachKind()];
  assert.ok(things.length >= 20, `only ${things.length} kinds of streams live`);
  for (let round = 0; round < rounds; round++) {
    for (const kind of kinds) {
      const shape = shapeOf(kind);
      const giving = things.map(async ([of, id]) => {
        const about = lives.seen.about(draw, []);
        const body = likely({ draw, seen: lives.seen, about, always: [id, `${of}/${id}`], now: Date.now }, shape);
        const role = pick(
          draw,
          kind.roles.filter((each) => each !== "system"),
        );
        const request = lives.order(kind);
        const giver = { ...named(role, request.giver), role };
        const { said } = await give({ ...request, giver, body });
        told.set(request.id ?? "", said.facts?.length ?? 0);
      });
      const neighbour = give({
        ...{ id: lives.order(kind).id, name: "RingCall", body: { channel: "voice", kind: "emergency" } },
        giver: { officer: "importer", role: "importer" },
      });
      const [{ status, said }] = await Promise.all([neighbour, ...giving]);
      assert.equal(status, 200, `beside ${kind.name}: ${JSON.stringify(said)}`);
      assert.deepEqual(
        said.facts?.map(({ type }) => type),
        ["CallRang"],
      );
    }
  }

  const held = await storeOf((store) =>
    store.query<{ id: string; facts: number }>(
      "select body::json ->> 'order' as id, count(*)::integer as facts from journal.fact where body::json ->> 'order' = any($1) group by 1",
      [[...told.keys()]],
    ),
  );
  const found = new Map(held.rows.map(({ id, facts }) => [id, facts]));
  for (const [id, facts] of told) assert.equal(found.get(id) ?? 0, facts, id);
  assert.deepEqual((await compareStates(server.databaseUrl, () => undefined)).differences, []);
  assert.deepEqual(
    server.lines.filter((line) => /orders cannot be taken|failed/.test(line)),
    [],
  );
});
