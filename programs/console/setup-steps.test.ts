import assert from "node:assert/strict";
import { test } from "node:test";
import { unnamedDistrict } from "../../src/district/district.ts";
import type { Client } from "../../src/journal/web/client.ts";
import { pages } from "./menu.ts";
import { settingsForms } from "./settings-forms.ts";
import { nextOf, setupRows, setupSteps } from "./setup-steps.ts";

/** A client that holds these states and may give no order. */
function holding(states: Readonly<Record<string, object>>): Client {
  const ofKind = (kind: string) =>
    states[kind] === undefined ? [] : [{ stream: `${kind}/home`, state: states[kind] }];
  const session = { role: "systemAdministrator", person: true };
  return { live: { ofKind }, book: { orders: new Map() }, session } as unknown as Client;
}

const stateOf = (rows: ReturnType<typeof setupRows>, name: string) =>
  rows.find(({ step }) => step.name === name)?.isDone;

test("each step leads to a page or a form there is, and says in both languages what is not there without it", () => {
  assert.ok(setupSteps.length >= 12);
  for (const { name, to, title, without } of setupSteps) {
    const isPage = pages.some(({ path }) => path === to);
    assert.ok(isPage || settingsForms.some((form) => `/settings/${form.name}` === to), `${name} leads to ${to}`);
    for (const said of [title, without]) assert.ok(/\p{Script=Han}/u.test(said.zh) && /[A-Za-z]/.test(said.en), name);
  }
});

test("of a new district nothing is done, its name comes first, and what is not asked yet is unknown", () => {
  const rows = setupRows(holding({}), {});
  assert.ok(rows.every(({ isDone }) => isDone !== true));
  assert.equal(nextOf(rows)?.step.name, "named");
  assert.equal(stateOf(rows, "streets"), null);
  assert.equal(stateOf(rows, "people"), null);
});

test("what was told is done, and the next thing is the first that is missing", () => {
  const district = { ...unnamedDistrict, code: "510000", types: { theft: {} }, stations: { a: {} } };
  const rows = setupRows(holding({ district, runcards: { cards: { c: {} } } }), {
    "/api/v1/roads": { adopted: {} },
    "/api/v1/areas": { features: [] },
    "/api/v1/units/registered": { units: [{}] },
    "/api/v1/status": { lastBackupAt: null },
  });
  for (const name of ["named", "streets", "departments", "types", "runCards", "units"])
    assert.equal(stateOf(rows, name), true, name);
  for (const name of ["areas", "promises", "holidays", "backups"]) assert.equal(stateOf(rows, name), false, name);
  assert.equal(nextOf(rows)?.step.name, "areas");
});
