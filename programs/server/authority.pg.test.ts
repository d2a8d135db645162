import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { needsPost } from "../../src/access/authority.ts";
import { roles } from "../../src/ground/role.ts";
import { roleNames } from "../../src/access/role-names.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { somebody } from "../../src/access/server/authority-table.ts";
import { rulebook } from "./rooms.ts";
import { newUlid } from "./testing/memory-api.ts";
import { testServer } from "./testing/test-server.ts";

/*
 * The whole server is asked every order and every route in every role, on post and off, and its answer is compared with
 * the table people read in docs/guide/authority.md. An order is given with an empty body: standing is judged before it.
 */

const server = await testServer();
after(server.close);

interface Line {
  readonly name: string;
  readonly may: Readonly<Record<string, string>>;
  readonly offPost: boolean;
  readonly underGlass: boolean;
}

/** The tables of the page, by the names of their columns. */
async function tablesOf(page: string): Promise<ReadonlyMap<string, Line>> {
  const text = await readFile(join(import.meta.dirname, "../../docs/guide", page), "utf8");
  const lines = new Map<string, Line>();
  let heads: readonly string[] = [];
  for (const line of text.split("\n")) {
    const cells = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells[1] === "中文 · English") heads = cells;
    const name = /^`(.+)`$/.exec(cells[0] ?? "")?.[1];
    if (name === undefined || heads.length < 5) continue;
    const at = (head: string) => cells[heads.indexOf(head)] ?? "";
    const may = Object.fromEntries(roles.map((role) => [role, at(`${roleNames[role].zh} ${roleNames[role].en}`)]));
    lines.set(name, {
      name,
      may,
      offPost: at("离岗 off post") === "●",
      underGlass: at("紧急越权 under glass") === "●",
    });
  }
  return lines;
}

const table = await tablesOf("authority.md");

/** What a person of a role may expect by the table: the code of the refusal, or that it is not refused for standing. */
function expected(line: Line, by: Giver): string | undefined {
  if ((line.may[by.role] ?? "") === "") return "RoleNotAllowed";
  if (by.glass !== undefined && !line.underGlass) return "NotUnderGlass";
  return by.offPost === true && !line.offPost ? "OffPost" : undefined;
}

/** Every role; those of the work also off post, and taken by breaking the glass. */
const standings: readonly Giver[] = roles.flatMap((role) =>
  needsPost(role) ? [somebody(role), somebody(role, true), { ...somebody(role), glass: newUlid() }] : [somebody(role)],
);

const codes = new Set(["RoleNotAllowed", "NotUnderGlass", "OffPost"]);

function wordsOf({ role, offPost, glass }: Giver): string {
  return `${role}${offPost === true ? " off post" : ""}${glass === undefined ? "" : " under glass"}`;
}

async function answered(method: string, path: string, by: Giver): Promise<string | undefined> {
  const isOrder = method === "POST";
  const { role, ...more } = by;
  const reply = await server.ask(method, path, server.token(role, more), isOrder ? {} : undefined);
  assert.notEqual(reply.status, 401, `${path} as ${role}`);
  assert.ok(reply.status < 500 || reply.status === 503, `${path} as ${role}: ${reply.status}`);
  const { code } = reply.content as { code?: string };
  return code !== undefined && codes.has(code) ? code : undefined;
}

/** Everybody asks at once, so that their answers are written in one batch; what was answered otherwise than the table says. */
async function differences(line: Line, ask: (by: Giver) => Promise<string | undefined>): Promise<readonly string[]> {
  const found = await Promise.all(standings.map(ask));
  return standings.flatMap((by, index) => {
    const [said, wanted] = [found[index], expected(line, by)];
    return said === wanted ? [] : [`${line.name} as ${wordsOf(by)}: ${said ?? "let in"}, not ${wanted ?? "let in"}`];
  });
}

test("the table has a row for every order that people can give", () => {
  for (const { name, internal } of rulebook.orders.values()) {
    assert.equal(table.has(name), internal !== true, name);
  }
});

test("every order answers every role, on post and off, as the table says", async () => {
  const wrong: string[] = [];
  for (const line of [...table.values()].filter(({ name }) => rulebook.orders.has(name))) {
    wrong.push(...(await differences(line, (by) => answered("POST", `/api/v1/orders/${line.name}`, by))));
  }
  assert.deepEqual(wrong, []);
});

test("every route answers every role, on post and off, as the table says; none is missing from it", async () => {
  const wrong: string[] = [];
  const routes = [...table.values()].filter(({ name }) => /^[A-Z]+ \//.test(name));
  assert.ok(routes.length > 30, `only ${routes.length} routes are in the table`);
  for (const line of routes) {
    const [method = "", pattern = ""] = line.name.split(" ");
    // The live push does not end by itself; it is asked how it would begin.
    const verb = pattern.endsWith("/live") ? "HEAD" : method;
    const path = pattern.replace(/:\w+/g, "x");
    if (path.endsWith("/orders/x") || path.endsWith("/orders")) continue;
    const ask = (by: Giver) => (verb === "HEAD" ? headed(path, by) : answered(verb, path, by));
    wrong.push(...(await differences(line, ask)));
  }
  assert.deepEqual(wrong, []);
});

async function headed(path: string, by: Giver): Promise<string | undefined> {
  const { role, ...more } = by;
  const reply = await fetch(server.url() + path, {
    method: "HEAD",
    headers: { authorization: `Bearer ${server.token(role, more)}` },
  });
  return reply.status === 403 ? "RoleNotAllowed" : undefined;
}

test("nobody approves, grants, erases, exports, holds, makes tokens or sets policy under a broken glass", () => {
  const never = [...rulebook.orders.values()].filter(
    ({ name, second }) =>
      second === true ||
      /^(Approve|Decline|Grant|Withdraw(Power|Cert)|Erase|Export|PlaceHold|Hold|Lift(Hold)|Set|Make|Rotate)/.test(name),
  );
  assert.ok(never.length > 20, String(never.length));
  assert.deepEqual(
    never
      .filter(({ underGlass }) => underGlass !== false)
      .map(({ name }) => name)
      .toSorted(),
    ["SetHandledType", "SetPreferences", "SetUnitStatus"].filter((name) => rulebook.orders.has(name)).toSorted(),
  );
});
