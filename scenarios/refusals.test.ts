import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { edgeRefusals } from "../programs/server/edge-refusals.ts";
import { orderChecks } from "../programs/server/order-checks.ts";
import { edgeOfOrders, ofAnyOrder, refusalsOf } from "../programs/server/order-refusals.ts";
import { problemOf } from "../programs/server/problems.ts";
import { rulebook } from "../programs/server/rooms.ts";
import { wholeApi } from "../programs/server/testing/whole-api.ts";

/*
 * The catalogues of refusals against what is really given. What an order gives is checked by the compiler
 * (`src/ground/order-kind.test.ts`); what routes give is found in their text.
 */
const root = join(import.meta.dirname, "..");
const catalogues = /(^|\/)([a-z-]*refusals|witnesses)\.ts$/;

/** The program's own files beside tests and screens. */
const texts = globSync("{src,programs}/**/*.ts", { cwd: root })
  .filter((file) => !/\.test\.ts$|\/(web|testing|console)\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

const orders = [...rulebook.orders.values()];

test("every code an order may be refused with has its sentence", () => {
  for (const kind of orders) {
    const { own, standing } = refusalsOf(kind);
    for (const code of [...own, ...standing, ...ofAnyOrder])
      assert.ok(Object.hasOwn(rulebook.refusals, code), `${kind.name}: ${code}`);
  }
});

test("every code that is given anywhere has its sentence", () => {
  const given = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/\brefuse\(\s*"(\w+)"/g)].map(([, code = ""]) => ({ file, code })),
  );
  assert.ok(given.length > 250, `${given.length} refusals were found`);
  for (const { file, code } of given) assert.ok(Object.hasOwn(rulebook.refusals, code), `${file}: ${code}`);
});

test("no sentence stands in a catalogue that is never said", () => {
  const ofOrders = new Set<string>([
    ...ofAnyOrder,
    ...orders.flatMap((kind) => [...refusalsOf(kind).own, ...refusalsOf(kind).standing]),
  ]);
  const others = texts.filter(({ file }) => !catalogues.test(file));
  const isGiven = (code: string) => ofOrders.has(code) || others.some(({ text }) => text.includes(`"${code}"`));
  assert.deepEqual(
    Object.keys(rulebook.refusals).filter((code) => !isGiven(code)),
    [],
  );
  const edge = texts.filter(
    ({ file }) => file.startsWith("programs/server/") && !/\/(edge|order)-refusals\.ts$/.test(file),
  );
  assert.deepEqual(
    Object.keys(edgeRefusals).filter((code) => !edge.some(({ text }) => text.includes(`"${code}"`))),
    [],
  );
});

test("an order declares codes of what lies outside the journal where it is looked at, and only there", () => {
  const checked = orders.filter((kind) => kind.checked !== undefined).map(({ name }) => name);
  assert.deepEqual(checked.toSorted(), Object.keys(orderChecks(rulebook, root)).toSorted());
});

test("of each refusal of the edge it is decided whether an order may meet it", () => {
  const elsewhere = [
    ...["QueryInvalid", "ListInvalid", "RouteUnknown", "MethodNotAllowed", "NothingThere", "ReadUnavailable"],
    ...["HostNotAllowed", "DemoOnly"],
  ];
  assert.deepEqual([...edgeOfOrders, ...elsewhere].toSorted(), Object.keys(edgeRefusals).toSorted());
});

test("the description of the API has every refusal of every order under the status it is answered with", async () => {
  const api = await wholeApi();
  const { body } = await api.app.inject({ url: "/api/v1/openapi.json" });
  await api.close();
  const { paths } = JSON.parse(body) as {
    paths: Record<string, { post?: { responses: Record<string, { description: string }> } }>;
  };
  for (const kind of orders) {
    const responses = paths[`/api/v1/orders/${kind.name}`]?.post?.responses;
    assert.equal(responses === undefined, kind.internal === true, kind.name);
    if (responses === undefined) continue;
    const { own, standing } = refusalsOf(kind);
    for (const code of [...own, ...standing, ...ofAnyOrder]) {
      const { status } = problemOf(rulebook.refusals, { refused: code, details: {} });
      assert.ok(responses[status]?.description.includes(`\`${code}\``), `${kind.name}: ${code}`);
    }
  }
});

test("no order lists a code twice", () => {
  for (const { name, refuses } of orders) assert.equal(new Set(refuses).size, refuses.length, name);
});
