import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("past incidents are searched by place, type and day; the address bar says which, back and a link bring it again", async () => {
  const give = await hall.orders();
  const named = { zh: "人民路", en: "Renmin Road" };
  await give([
    { name: "OpenIncident", body: { type: "theft", place: { words: "人民路 7001 号", named } } },
    { name: "OpenIncident", body: { type: "fight", place: { words: "人民路 7002 号" } } },
    { name: "OpenIncident", body: { type: "fight", place: { words: "Harbour 7003" } } },
  ]);
  const { page, errors } = await hall.window({ role: "dispatcher", language: "en-GB" });
  await page.getByRole("radio", { name: "History" }).check();
  const list = page.getByRole("region", { name: "Incidents" });
  const rows = list.getByRole("row", { name: /700[123]/ });
  await list.getByRole("textbox", { name: "Words of the place" }).fill("人民路 700");
  await rows.nth(1).waitFor();
  await list.getByText("Searched: all incidents").waitFor();
  assert.equal(await rows.count(), 2);
  // A place of the map is read in English and was found by its Chinese name; the other has words alone.
  await rows.filter({ hasText: "Renmin Road 7001 号" }).waitFor();
  await rows.filter({ hasText: "人民路 7002 号" }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get("place"), "人民路 700");
  await list.getByRole("combobox", { name: "Any type" }).selectOption("fight");
  await rows.nth(1).waitFor({ state: "detached" });
  assert.match((await rows.first().textContent()) ?? "", /7002/);
  assert.deepEqual(await accessibilityFindings(page), []);

  // Back: the filter before. A link: the same filter in a new window.
  const link = page.url();
  await page.goBack();
  await rows.nth(1).waitFor();
  await page.goForward();
  await rows.nth(1).waitFor({ state: "detached" });
  await page.goto(link);
  await rows.first().waitFor();
  assert.equal(await list.getByRole("textbox", { name: "Words of the place" }).inputValue(), "人民路 700");

  // Nothing found is said, and clearing brings back what has left the board.
  await list.getByLabel("Until this day").fill("2001-01-01");
  await list.getByText("No incident fits these").waitFor();
  await list.getByRole("button", { name: "Clear" }).click();
  await list.getByText("What has left the board; with a filter, all incidents").waitFor();
  await page.getByRole("radio", { name: /^All / }).check();
  assert.equal(new URL(page.url()).search, "");
  assert.deepEqual(errors, []);
});
