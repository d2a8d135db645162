import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Role } from "../../src/ground/role.ts";
import type { Asked } from "../../src/journal/web/room-web.ts";
import { consoleBook } from "./console-book.ts";
import { openPages } from "./menu.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

/*
 * Every page of the rail, by the role that first has it: a page that is new is looked at without being named here. Settings
 * forms and papers have tests of their own.
 */
let hall: Hall;

before(async () => {
  hall = await openHall({}, "open");
});

after(() => hall?.close());

const seats: readonly { readonly role: Role; readonly station?: string }[] = [
  { role: "dutyCommander" },
  { role: "systemAdministrator" },
  { role: "securityAdministrator" },
  { role: "auditAdministrator" },
  { role: "supervisor" },
  { role: "station", station: "AH-01" },
];

function pathsOf(seat: (typeof seats)[number]): readonly string[] {
  const session = { officer: "demo", person: false, drill: true, ...seat } as Asked["session"];
  return openPages({ book: consoleBook, session }).map(({ path }) => path);
}

const seen = new Set<string>();
const shares = seats.map((seat) => {
  const paths = pathsOf(seat).filter((path) => !seen.has(path));
  for (const path of paths) seen.add(path);
  return { seat, paths };
});

test("the pages are many, and each role has some", () => {
  assert.ok(seen.size >= 17, [...seen].join(" "));
});

for (const { seat, paths } of shares.filter((share) => share.paths.length > 0)) {
  for (const look of [
    { language: "zh-CN", theme: "dark" },
    { language: "en-GB", theme: "light" },
  ] as const) {
    test(`${seat.role}'s pages in ${look.language}, ${look.theme}: nothing in the way, nothing too wide`, async () => {
      const size = { width: 1280, height: 800 };
      const { page, errors } = await hall.window({ ...seat, ...look, size, path: paths[0] ?? "/" });
      for (const path of paths) {
        await page.setViewportSize(size);
        await page.goto(hall.url + path);
        await page
          .getByRole("status")
          .filter({ hasText: /实时|Live/ })
          .waitFor();
        await page.locator(".page > *:visible, .console .panel:visible").first().waitFor();
        assert.deepEqual(await accessibilityFindings(page), [], path);
        for (const width of [1600, 390]) {
          await page.setViewportSize({ width, height: 844 });
          const over = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
          assert.ok(over <= 0, `${path} is ${over} px too wide at ${width}`);
        }
        // The rail lies over the foot of a phone's screen; at its end a page keeps clear of it.
        await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
        assert.deepEqual(await accessibilityFindings(page), [], `${path} on a phone`);
      }
      assert.deepEqual(errors, []);
    });
  }
}
