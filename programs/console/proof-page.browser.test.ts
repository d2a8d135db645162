import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("whoever comes without an account reads in their language what the log proves, and what it does not", async () => {
  for (const [language, title, other, otherTitle] of [
    ["zh-CN", "这份日志能证明什么", "English", "What this log can prove"],
    ["en-GB", "What this log can prove", "中文", "这份日志能证明什么"],
  ] as const) {
    const { page, errors } = await hall.door({ language, theme: "light" });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(`${hall.url}/proof`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    assert.match((await page.locator("pre").first().textContent()) ?? "", /^callsign\/\S+\n\d+\n\S{44}\n\n— /);
    assert.deepEqual(await accessibilityFindings(page), []);
    await page.getByRole("link", { name: other }).click();
    await page.getByRole("heading", { level: 1, name: otherTitle }).waitFor();
    assert.deepEqual([...errors, ...complaints], []);
  }
});
