import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Hall, openHall } from "./testing/hall.ts";

const count = 500;
let hall: Hall;

before(async () => {
  hall = await openHall({}, "open");
  const give = await hall.orders();
  const types = ["theft", "fight", "noise", "lost-property"];
  await give(
    Array.from({ length: count }, (_, index) => ({
      name: "OpenIncident",
      body: {
        type: "theft",
        priority: (index % 4) + 1,
        place: { words: `长街 ${index + 1} 号 ${types[index % 4] ?? ""}` },
      },
    })),
  );
});

after(() => hall?.close());

test("five hundred open incidents: few rows are drawn, every one is reached, typing finds one at once", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher" });
  const list = page.getByRole("listbox", { name: "警情" });
  await page.getByText(`全部 ${count}`).waitFor();
  assert.ok((await list.getByRole("option").count()) < 60);
  await list.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("End");
  const last = list.getByRole("option", { selected: true });
  await last.waitFor();
  assert.equal(await last.getAttribute("aria-posinset"), String(count));
  assert.ok((await list.getByRole("option").count()) < 60);
  await page.keyboard.press("/");
  await page.keyboard.type("长街 250 号");
  await list.getByRole("option", { name: /长街 250 号/ }).waitFor();
  assert.equal(await list.getByRole("option").count(), 1);
  await page.keyboard.press("Escape");
  await page.getByText(`全部 ${count}`).waitFor();
  assert.deepEqual(errors, []);
});

test("memory settles: choosing incidents again and again leaves nothing behind", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher" });
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize;
  };
  const list = page.getByRole("listbox", { name: "警情" });
  await list.focus();
  const walk = async (key: string) => {
    for (let step = 0; step < 20; step++) await page.keyboard.press(key);
    await list.getByRole("option", { selected: true }).waitFor();
  };
  await walk("ArrowDown");
  await walk("ArrowUp");
  const settled = await heap();
  for (let round = 0; round < 3; round++) {
    await walk("ArrowDown");
    await walk("ArrowUp");
  }
  const grown = (await heap()) - settled;
  assert.ok(grown < 8_000_000, `the heap grew by ${Math.round(grown / 1e6)} MB over 120 choices`);
  assert.deepEqual(errors, []);
});
