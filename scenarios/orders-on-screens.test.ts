import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { rulebook } from "../programs/server/rooms.ts";

/*
 * Who looks for an order on the screens must find it. A screen gives an order where its name stands as what a form, a
 * button, a setting or a call gives. That it is asked about (`mayGive`) or listed says nothing. A file that no page leads to
 * is found by knip.
 */
const root = join(import.meta.dirname, "..");

function sourcesOf(folder: string, place: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => place.test(file) && !file.includes("/testing/"))
    .map((file) => readFileSync(file, "utf8"));
}

/** The places where a name is what is given, with whatever stands in them until their end. */
const givings = [
  /\border=\{?([^}>\n]*)/g,
  /\border: ([^;\n]*)/g,
  /\b(?:give|giveOrder|change|act|send|save)\(([^)\n]*)/g,
  /\bname: ([^,\n]*),? *body/g,
  /\bname: ([^;\n]*)/g,
  /\border: \(([^)]*)\)/g,
];

function givenIn(text: string): readonly string[] {
  return givings.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, inside = ""]) =>
      [...inside.matchAll(/"([A-Z][A-Za-z]+)"/g)].map(([, name = ""]) => name),
    ),
  );
}

/** Orders that a route gives on behalf of who asks it (`gives`), by its address. */
function routesIn(text: string): readonly (readonly [url: string, orders: string])[] {
  return [...text.matchAll(/"(\/[\w/:-]+)",\s*\{(?:(?!async \()[\s\S])*?gives: \[([^\]]*)\]/g)].map(
    ([, url = "", orders = ""]) => [url, orders],
  );
}

/** Whether a screen asks a route: its address stands in a source, something filled in for each `:name`. */
function isAsked(url: string): boolean {
  const parts = url.split(/:\w+/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return screens.some((text) => new RegExp(parts.join("\\$\\{[^`]*?\\}")).test(text));
}

const screens = [...sourcesOf("src", /\/web\//), ...sourcesOf("programs/console", /./)];
const given = new Set([
  ...screens.flatMap(givenIn),
  ...sourcesOf("src", /\/server\//)
    .flatMap(routesIn)
    .filter(([url]) => isAsked(url))
    .flatMap(([, orders]) => [...orders.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name)),
]);

test("the test knows a giving from a question", () => {
  assert.deepEqual(givenIn('<OrderButton order="LiftHold" body={{}}>'), ["LiftHold"]);
  assert.deepEqual(givenIn('order={isNew ? "RegisterPerson" : "EnablePerson"}'), ["RegisterPerson", "EnablePerson"]);
  assert.deepEqual(givenIn('await giving.give("SignOff", body)'), ["SignOff"]);
  assert.deepEqual(givenIn('mayGive(client, "EraseEarly") && ["EraseEarly"].includes(order)'), []);
});

test("each order is given from a screen, or says why only programs give it", () => {
  const missing: string[] = [];
  for (const [name, { internal, forPrograms, roles }] of rulebook.orders) {
    const isOfPeople = internal !== true && roles.some((role) => role !== "system");
    if (!isOfPeople) continue;
    // The second person's orders are made of what was proposed: one button gives all of them.
    const of = name.startsWith("Approve") ? name.slice("Approve".length) : name;
    if (of !== name && rulebook.orders.get(of)?.second === true) continue;
    if (forPrograms !== undefined) {
      assert.ok(!given.has(name), `${name} is given on a screen and says that only programs give it`);
      assert.ok(forPrograms.length >= 20, `${name} says why`);
    } else if (!given.has(name)) missing.push(`${name} (${roles.join(", ")})`);
  }
  assert.deepEqual(missing, []);
});

test("what waits for a second person is approved by one button, whatever it is", () => {
  const panel = readFileSync(join(root, "src/access/web/proposals-panel.tsx"), "utf8");
  assert.match(panel, /order=\{`Approve\$\{proposal\.order\}`\}/);
});
