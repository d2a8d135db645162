import assert from "node:assert/strict";
import { test } from "node:test";
import { giveList, nothingGiven, type ListedOrder } from "./give-list.ts";

const orders: readonly ListedOrder[] = Array.from({ length: 120 }, (_, at) => ({
  id: `id${at}`,
  name: at === 119 ? "GrantPowers" : "RegisterPerson",
  body: { person: `${at}` },
}));

const accepted = (type: string) => ({ accepted: true, status: 200, facts: [{ type }] });

/** A server that answers each list as `answer` says, and remembers the ids it was sent. */
function server(answer: (id: string) => object) {
  const lists: string[][] = [];
  const ask: Parameters<typeof giveList>[0] = (_method, _path, { body }) => {
    const ids = (body as readonly ListedOrder[]).map(({ id }) => id);
    lists.push(ids);
    const answers = ids.map((id) => answer(id) as { status: number });
    return Promise.resolve({ kind: "ok", content: { answers } });
  };
  return { lists, ask };
}

test("orders go in lists, in sequence, and the progress is told after each", async () => {
  const { lists, ask } = server((id) => accepted(id === "id119" ? "ActProposed" : "PersonRegistered"));
  const told: number[] = [];
  const given = await giveList(ask, orders, nothingGiven, ({ at }) => told.push(at));
  assert.deepEqual(given, { at: 120, refused: [], waits: true });
  assert.deepEqual(
    lists.flat(),
    orders.map(({ id }) => id),
  );
  assert.deepEqual(told, [50, 100, 120]);
});

test("powers that were granted at once wait for nobody", async () => {
  const { ask } = server((id) => accepted(id === "id119" ? "PowerGranted" : "PersonRegistered"));
  assert.equal((await giveList(ask, orders, nothingGiven, () => {})).waits, false);
});

test("an order that is refused is told and stops none of the others", async () => {
  const refusal = { status: 404, zh: "没有单位", detail: "There is no such part." };
  const { ask } = server((id) => (id === "id7" ? refusal : accepted("PersonRegistered")));
  const given = await giveList(ask, orders, nothingGiven, () => {});
  assert.equal(given.at, 120);
  assert.deepEqual(
    given.refused.map(({ order, sentence }) => [order.body["person"], sentence.zh, sentence.en]),
    [["7", "没有单位", "There is no such part."]],
  );
});

test("when the server takes no more it stops there, and goes on there with the same ids", async () => {
  let isAway = true;
  const { lists, ask } = server((id) => (isAway && id === "id60" ? { status: 503 } : accepted("PersonRegistered")));
  const stopped = await giveList(ask, orders, nothingGiven, () => {});
  assert.equal(stopped.at, 60);
  assert.match(stopped.stopped?.en ?? "", /can go on/);
  isAway = false;
  lists.length = 0;
  const given = await giveList(ask, orders, stopped, () => {});
  assert.deepEqual([given.at, given.stopped], [120, undefined]);
  assert.deepEqual(
    lists.flat(),
    orders.slice(60).map(({ id }) => id),
  );
});

test("a server that is away or refuses the list stops it with a sentence", async () => {
  const away = await giveList(
    () => Promise.resolve({ kind: "unreachable", retryAfterSeconds: undefined, refused: undefined }),
    orders,
    nothingGiven,
    () => {},
  );
  assert.deepEqual([away.at, away.stopped?.zh], [0, "服务器暂时无法受理，已停在此处；可继续"]);
});
