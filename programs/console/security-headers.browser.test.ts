import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { ulidOf } from "../../src/ground/ulid.ts";
import { eventually } from "../server/testing/test-server.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;
before(async () => {
  hall = await openHall({}, "open");
  await openOneIncident();
});
after(() => hall?.close());

async function openOneIncident(): Promise<void> {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${hall.url}/api/v1/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: hall.url, ...headers },
      body: JSON.stringify(body),
    });
  const cookie = (await post("session/demo", { role: "dispatcher" })).headers.get("set-cookie")?.split(";", 1)[0] ?? "";
  const order = { type: "theft", place: { words: "解放路 1 号" } };
  const headers = { cookie, "idempotency-key": ulidOf(Date.now(), randomBytes(10)) };
  const opened = await post("orders/OpenIncident", order, headers);
  assert.equal(opened.status, 200, await opened.text());
}

/** Lets the page tell, from its first script on, what its policy refused. */
async function watchPolicy(page: Page): Promise<readonly string[]> {
  const refused: string[] = [];
  await page.exposeFunction("tellRefused", (what: string) => refused.push(what));
  await page.addInitScript(`document.addEventListener("securitypolicyviolation", (event) => {
    tellRefused(event.effectiveDirective + " " + event.blockedURI + " " + event.sourceFile + ":" + event.lineNumber + " " + event.sample);
  });`);
  await page.reload();
  return refused;
}

/** The directives that refused something. */
const kindsOf = (refused: readonly string[]) => [...new Set(refused.map((line) => line.split(" ", 1)[0]))].sort();

/** What a computed style of the first such element is. */
const styleOf = (page: Page, selector: string, property: string) =>
  page.evaluate<string>(
    `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).getPropertyValue(${JSON.stringify(property)})`,
  );

for (const theme of ["dark", "light"] as const) {
  test(`a dispatcher works through the ${theme} console and the policy has nothing to refuse`, async () => {
    const { page, errors, card, row } = await hall.window({ role: "dispatcher", theme });
    const refused = await watchPolicy(page);
    // The map, drawn by its worker.
    await page.locator(`[data-drawn*='"units":']`).waitFor();
    // A call's form with its picker, and its narrative, which grows with its text; then the incident's card and pickers.
    await page.keyboard.press("n");
    const type = page.getByRole("combobox", { name: /报警类别/ });
    await type.fill("盗窃");
    await page.keyboard.press("Enter");
    const narrative = page.getByRole("textbox", { name: "通话内容" });
    await narrative.fill("一\n二\n三\n四\n五\n六");
    const { height } = (await narrative.boundingBox()) ?? assert.fail("there is no narrative");
    assert.ok(height > 100, `six lines are ${height} high`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await row("0001").click();
    await card("0001").getByRole("button", { name: "派单元" }).click();
    await page.getByRole("combobox", { name: "派单元" }).fill("KC");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    // A dialogue in the colours of the theme, over a page that stands still.
    assert.equal(
      await styleOf(page, ".dialog", "background-color"),
      theme === "dark" ? "rgb(21, 26, 32)" : "rgb(255, 255, 255)",
    );
    assert.equal(await styleOf(page, "html", "overflow-y"), "hidden");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: theme === "dark" ? "浅色" : "深色" }).click();
    await page.locator(`html[data-theme="${theme === "dark" ? "light" : "dark"}"]`).waitFor();
    await page.getByRole("button", { name: "派警员", exact: true }).click();
    await page.getByRole("button", { name: "退出", exact: true }).waitFor();
    assert.deepEqual(refused, []);
    assert.deepEqual(errors, []);
  });
}

test("what is slipped into the page as HTML gets no style and no script", async () => {
  const { page } = await hall.window({ role: "dispatcher" });
  const refused = await watchPolicy(page);
  await page.locator(`[data-drawn*='"units":']`).waitFor();
  await page.evaluate(`(() => {
    const place = document.createElement("div");
    document.body.append(place);
    place.innerHTML = '<style>body { outline: 9px solid red }</style><p id="slipped" style="outline: 9px solid red">x</p><img src="data:," onerror="globalThis.ranSlipped = 1">';
  })()`);
  assert.equal(await styleOf(page, "body", "outline-style"), "none");
  assert.equal(await styleOf(page, "#slipped", "outline-style"), "none");
  const blocked = ["script-src-attr", "style-src-attr", "style-src-elem"];
  await eventually(() => kindsOf(refused).length === blocked.length);
  assert.equal(await page.evaluate("globalThis.ranSlipped"), undefined);
  assert.deepEqual(kindsOf(refused), blocked);
});

test("another site cannot show the console in a frame, nor ask the API", async () => {
  const other = createServer((_, response) =>
    response
      .setHeader("content-type", "text/html")
      .end(`<iframe src="${hall.url}/"></iframe><iframe src="${hall.url}/api/v1/health"></iframe>`),
  );
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  assert.ok(typeof address === "object" && address !== null);
  try {
    const { page } = await hall.window({ role: "dispatcher" });
    await page.goto(`http://127.0.0.1:${address.port}/`);
    for (const frame of page.frames().slice(1)) {
      assert.match(frame.url(), /^chrome-error:/);
      assert.equal(await frame.locator("#console").count(), 0);
    }
    assert.equal(page.frames().length, 3);
    const asked = await page.evaluate<string>(
      `fetch("${hall.url}/api/v1/session", { credentials: "include" }).then(() => "answered", () => "refused")`,
    );
    assert.equal(asked, "refused");
  } finally {
    other.close();
  }
});
