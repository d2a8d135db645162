import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { callsign } from "../../scenarios/running-callsign.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;
let folder: string;

before(async () => {
  hall = await openHall();
  folder = await mkdtemp(join(tmpdir(), "callsign-prove-"));
  await writeFile(join(folder, "keys"), await (await fetch(`${hall.url}/log/verifiers`)).text());
});

after(async () => {
  await hall?.close();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

/** One press of the keyboard, and what the offline verifier says of the file that came. */
async function proven(page: Page, name: RegExp): Promise<string> {
  const link = page.getByRole("link", { name }).first();
  await link.focus();
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(download.suggestedFilename(), /\.tlog-proof$/);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  const { code, stdout } = await callsign(["verify", "--proof", file, "--key", join(folder, "keys"), "--json"]);
  assert.equal(code, 0, stdout);
  return (JSON.parse(stdout) as { fact: { body: { type: string } } }).fact.body.type;
}

test("a line of an incident's history downloads as a proof that stands by itself", async () => {
  const [id = ""] = await (
    await hall.orders()
  )([{ name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 9 号" } } }]);
  const { page, errors } = await hall.window({ role: "dispatcher", path: `/?incident=${id}` });
  await page.getByRole("region", { name: "经过" }).waitFor();
  assert.equal(await proven(page, /^证明此条 \d+$/), "IncidentOpened");
  assert.deepEqual(errors, []);
});

test("an act in the record downloads as a proof, and in English too", async () => {
  const { page, errors } = await hall.window({ role: "auditAdministrator", path: "/acts", language: "en-GB" });
  const acts = page.getByRole("table", { name: "Record of acts" });
  await acts.locator("tbody tr").first().getByRole("button").click();
  assert.notEqual(await proven(page, /^Prove this entry \d+$/), "");
  assert.deepEqual(errors, []);
});
