import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { edgeOfOrders, edgeRefusals } from "../programs/server/edge-refusals.ts";
import { orderChecks } from "../programs/server/order-checks.ts";
import { ofAnyOrder, refusalsOf, refusalsOfRoute } from "../src/access/server/declared-refusals.ts";
import { problemOf } from "../programs/server/problems.ts";
import { rulebook } from "../programs/server/rooms.ts";
import { edgeOf } from "../programs/server/route-refusals.ts";
import { wholeApi } from "../programs/server/testing/whole-api.ts";
import { fileCodes } from "../src/ground/file.ts";
import { takenAnswer } from "../src/positions/server/taken.ts";

/*
 * The catalogues of refusals against what is declared and given. That an order or a route gives nothing it does not
 * declare is checked by the compiler (`src/ground/order-kind.test.ts`, `refusing`), and of what the compiler does not
 * reach by the tests' servers (`watchDeclared`).
 */
const root = join(import.meta.dirname, "..");
const catalogues = /(^|\/)([a-z-]*refusals|witnesses)\.ts$/;

/** The program's own files beside tests and screens. */
const texts = globSync("{src,programs}/**/*.ts", { cwd: root })
  .filter((file) => !/\.test\.ts$|\/(web|testing|console)\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

const orders = [...rulebook.orders.values()];
const api = await wholeApi();
after(api.close);
const routes = api.app.rules.map((route) => ({
  ...route,
  refusals: { ...refusalsOfRoute(rulebook, route.config), edge: edgeOf(route) },
}));

/** What is thrown by a class of its own and not by its code. */
const ofClasses = ["NothingThere", "QueryInvalid", "BodyInvalid"];

test("a refusal is thrown by what a route declares, and by the orders it gives", () => {
  const bare = texts.filter(({ text }) => text.includes("new Refused(")).map(({ file }) => file);
  assert.deepEqual(bare.toSorted(), [
    "src/journal/server/give-order.ts",
    "src/journal/server/note.ts",
    "src/journal/server/refused.ts",
    // No route: what ends the program's own attesting.
    "src/privacy/server/attest-reads.ts",
    // Authority's refusal, which the description of the route has from its rule.
    "src/privacy/server/leave-trace.ts",
  ]);
});

test("what a route may throw is what its config declares", () => {
  const apart = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/const (\w+) = refusing\(/g)]
      .filter(([, name = ""]) => !text.includes(`${name}.codes`))
      .map(([, name]) => `${file}: ${name}`),
  );
  assert.deepEqual(apart, []);
});

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

test("no sentence stands in a catalogue that neither an order nor a route declares", () => {
  const declared = new Set<string>([
    ...ofAnyOrder,
    ...orders.flatMap((kind) => [...refusalsOf(kind).own, ...refusalsOf(kind).standing]),
    ...routes.flatMap(({ refusals: { own, orders: given, standing } }) => [...own, ...given, ...standing]),
    // Of orders that carry files, whether or not a room has one.
    ...fileCodes,
    // What is wrong with one fix of many stands in an answer that is no refusal, and in its schema.
    ...takenAnswer.shape.refused.element.shape.code.options,
  ]);
  assert.deepEqual(
    Object.keys(rulebook.refusals).filter((code) => !declared.has(code)),
    [],
  );
});

test("what a route declares is also given, and what the edge declares too", () => {
  const others = texts.filter(({ file }) => !catalogues.test(file));
  const declaration = /refusing\([^;]*?\)(?=;)|\brefuses: \[[^\]]*\]|Codes = \[[^\]]*\] as const/g;
  const ofOrders = new Set(orders.flatMap(({ refuses }) => refuses));
  const given = others.map(({ text }) => text.replace(declaration, "")).join("\n");
  const never = routes.flatMap(({ url, config: { refuses = [] } }) =>
    refuses
      .filter((code) => !given.includes(`"${code}"`) && !ofOrders.has(code) && !ofClasses.includes(code))
      .map((code) => `${url}: ${code}`),
  );
  assert.deepEqual(never, []);
  const edge = texts.filter(
    ({ file }) => /^(?:programs\/server|src\/access\/server)\//.test(file) && !file.endsWith("/edge-refusals.ts"),
  );
  assert.deepEqual(
    Object.keys(edgeRefusals).filter((code) => !edge.some(({ text }) => text.includes(`"${code}"`))),
    [],
  );
});

test("an order declares codes of what lies outside the journal where it is looked at, and only there", () => {
  const none = () => Promise.resolve(new Map());
  const journal = { current: none, states: none, factsOf: () => Promise.resolve([]) };
  const nothing = { journal, now: () => new Date() };
  const checks = orderChecks({ book: rulebook, dataFolder: root, ...nothing });
  const checked = orders.filter((kind) => kind.checked !== undefined).map(({ name }) => name);
  assert.deepEqual(checked.toSorted(), Object.keys(checks).toSorted());
});

test("of each refusal of the edge it is decided whether an order may meet it", () => {
  const elsewhere = [
    ...["QueryInvalid", "ListInvalid", "RouteUnknown", "MethodNotAllowed", "NothingThere", "ReadUnavailable"],
    ...["HostNotAllowed", "DemoOnly"],
  ];
  assert.deepEqual([...edgeOfOrders, ...elsewhere].toSorted(), Object.keys(edgeRefusals).toSorted());
});

test("each refusal of the edge is declared by orders or by a route, but for what is no route", () => {
  const declared = new Set<string>([
    ...edgeOfOrders,
    ...routes.flatMap(({ refusals: { own, edge } }) => [...own, ...edge]),
  ]);
  assert.deepEqual(
    Object.keys(edgeRefusals).filter((code) => !declared.has(code)),
    ["RouteUnknown", "MethodNotAllowed"],
  );
});

test("the description of the API has every refusal of every order and every route under the status it is answered with", async () => {
  const { body } = await api.app.inject({ url: "/api/v1/openapi.json" });
  const { paths } = JSON.parse(body) as {
    paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
  };
  for (const kind of orders) {
    const responses = paths[`/api/v1/orders/${kind.name}`]?.["post"]?.responses;
    assert.equal(responses === undefined, kind.internal === true, kind.name);
    if (responses === undefined) continue;
    const { own, standing } = refusalsOf(kind);
    for (const code of [...own, ...standing, ...ofAnyOrder]) {
      const { status } = problemOf(rulebook.refusals, { refused: code, details: {} });
      assert.ok(responses[status]?.description.includes(`\`${code}\``), `${kind.name}: ${code}`);
    }
  }
  for (const { method, url, config, refusals } of routes) {
    if (config.documented === false || !url.startsWith("/api/v1/")) continue;
    const responses = paths[url.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()]?.responses ?? {};
    const { own, orders: given, standing, edge } = refusals;
    for (const code of [...own, ...given, ...standing, ...edge]) {
      const status = problemOf(rulebook.refusals, { refused: code, details: {} }).status;
      const said = config.redirects === true && !(code in edgeRefusals) ? responses["303"] : responses[status];
      assert.ok(said?.description.includes(`\`${code}\``), `${method} ${url}: ${code}`);
    }
  }
});

test("no order and no route lists a code twice", () => {
  for (const { name, refuses } of orders) assert.equal(new Set(refuses).size, refuses.length, name);
  for (const { url, config } of routes) assert.equal(new Set(config.refuses).size, config.refuses?.length ?? 0, url);
});
