import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { roles } from "../../src/ground/role.ts";
import { newUlid } from "./testing/memory-api.ts";
import { testServer } from "./testing/test-server.ts";

/*
 * A page anywhere can have a browser fetch an address with its cookies: a picture is enough. So nothing that is asked by
 * GET on a session may give an order, place a unit or let anybody in. Every GET of the program is asked, in every role.
 */
const server = await testServer();
const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 1 });
// An idle connection may still be there when the database goes.
pool.on("error", () => undefined);
after(async () => {
  await pool.end();
  await server.close();
});

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}
const described = (await (await fetch(`${server.url()}/api/v1/openapi.json`)).json()) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

const administrator = server.token("systemAdministrator");
const name = { zh: "站", en: "Post" };
await server.must("RegisterStation", { id: "N", name, point: [110, 31] }, administrator);
const crew = [{ badge: "1", sworn: true }];
await server.must(
  "RegisterUnit",
  { unit: "U1", callsign: "U1", kind: "patrol", station: "N", crew, capabilities: [] },
  administrator,
);

/** Facts that an order of somebody made, where units are, and who is let in. */
async function state(): Promise<string> {
  const { rows } = await pool.query<{ state: string }>(
    `select (select count(*) from journal.fact where body not like '%"officer":"system"%')
       || ' ' || (select count(*) from access.session) || ' ' || (select count(*) from access.token) as state`,
  );
  const placed = await server.get("/api/v1/positions", server.token("dispatcher"));
  const positions = placed.content["positions"] as readonly { unit: string; at: string }[];
  return `${rows[0]?.state} ${positions.map(({ unit, at }) => `${unit} ${at}`).join()}`;
}

/** What parameters of this name may hold, so that a request gets as far as it can. */
const values: Readonly<Record<string, string>> = {
  ...{ id: "U1", lat: "31", lon: "110", timestamp: String(Math.round(Date.now() / 1000)), speed: "1", bearing: "1" },
  ...{ limit: "10", part: "N", month: "2026-11", from: "2026-11-01T00:00:00Z", to: "2026-11-30T00:00:00Z" },
  ...{ z: "10", x: "800", y: "400", unit: "U1", station: "N" },
};

test("nothing that is asked by GET on a session writes", async () => {
  const gets = Object.entries(described.paths).flatMap(([path, { get }]) =>
    get === undefined || path === "/api/v1/live" ? [] : [{ path, parameters: get.parameters ?? [] }],
  );
  assert.ok(gets.length > 40, String(gets.length));
  const before = await state();
  let answered = 0;
  for (const role of roles) {
    const place = { ...(role === "station" ? { station: "N" } : {}), ...(role === "unit" ? { unit: "U1" } : {}) };
    const cookie = `callsign-session=${server.token(role, place)}`;
    for (const { path, parameters } of gets) {
      const filled = path.replace(/\{(\w+)\}/g, (_, parameter: string) => values[parameter] ?? newUlid());
      const query = parameters
        .filter((each) => each.in === "query" && each.name in values)
        .map((each) => `${each.name}=${values[each.name]}`)
        .join("&");
      const response = await fetch(`${server.url()}${filled}?${query}`, { headers: { cookie } });
      await response.arrayBuffer();
      assert.ok(response.status < 500, `${path}: ${response.status}`);
      if (response.status === 200) answered += 1;
    }
  }
  assert.ok(answered > 200, String(answered));
  assert.equal(await state(), before);
});
