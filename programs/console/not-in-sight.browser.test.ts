import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { dispatchTexts } from "../../src/dispatch/web/texts.ts";
import { powerRoles } from "../../src/ground/role.ts";
import { isSeen, tagsOf } from "../../src/access/sight.ts";
import { handoverTexts } from "../../src/duty/web/handover-texts.ts";
import { peopleTexts } from "../../src/access/web/people-texts.ts";
import { rosterTexts } from "../../src/duty/web/roster-texts.ts";
import { notShown } from "../../src/duty/web/not-shown.ts";
import { warningSentences } from "../../src/duty/web/warning-sentence.ts";
import type { Giver } from "../../src/ground/fact.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { Owned } from "../../src/ground/room.ts";
import { privacyTexts } from "../../src/privacy/web/privacy-texts.ts";
import { rulebook } from "../server/rooms.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import type { Seat } from "./testing/window.ts";

const src = join(import.meta.dirname, "../../src");

/** Every page's address, as the rooms declare them; a role that a page is not for is told so there. */
const paths = globSync("*/web/*-web.ts", { cwd: src }).flatMap((file) =>
  [...readFileSync(join(src, file), "utf8").matchAll(/(?:path|formerly): "(\/\w+)"/g)].map(([, path = ""]) => path),
);

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

type Place = { readonly station?: string; readonly unit?: string; readonly department?: string };

/** What a screen may conclude, and what its reader must see for it. */
const conclusions: readonly (readonly [kind: string, of: (seat: Place) => Owned, said: readonly Sentence[]])[] = [
  [
    "person",
    ({ station, department }) => ({ part: station ?? department ?? "bureau" }),
    [
      ...[warningSentences.noLeader, warningSentences.belowStrength],
      ...[rosterTexts.nobody, rosterTexts.noWarnings, rosterTexts.noSwaps, peopleTexts.nobody, peopleTexts.noPosts],
    ],
  ],
  ["handover", ({ station, department }) => ({ part: station ?? department }), [handoverTexts.noneWaiting]],
  ["unit", (place) => place, [dispatchTexts.noUnitsHere]],
  ["incident", (place) => place, [dispatchTexts.noIncidents]],
  ["proposal", () => ({}), [peopleTexts.nothingWaits]],
  ["session", () => ({}), [peopleTexts.noSessions]],
  ["token", () => ({}), [peopleTexts.noTokens]],
  ["hold", () => ({}), [privacyTexts.noHolds]],
  ["erasure", () => ({}), [privacyTexts.noErasures]],
  ["request", () => ({}), [privacyTexts.noRequests]],
];

/** The words of a sentence up to its first blank, or after its last where it begins with one. */
function wordsOf({ en }: Sentence): string {
  return (
    en
      .split(/\{[^{}]+\}/)
      .toSorted((a, b) => b.length - a.length)[0]
      ?.trim() ?? en
  );
}

function places(role: string): Place {
  if (role === "station") return { station: "AH-01" };
  if (role === "unit") return { unit: "KC-01" };
  return role === "department" ? { department: "traffic" } : {};
}

/** As the menu does, without reading everything again. */
const goTo = (page: Page, to: string) =>
  page.evaluate(`history.pushState(null, "", "${to}"); dispatchEvent(new PopStateEvent("popstate"));`);

for (const role of powerRoles) {
  test(`no page concludes anything from what is not in sight of the role ${role}`, async () => {
    const place = places(role);
    const seat: Seat = { role, ...place };
    const giver: Giver = { officer: role, role, ...place };
    const hidden = conclusions.filter(([kind, of]) => {
      const owner = rulebook.views.get(kind)?.find((view) => view.owner);
      assert.ok(owner?.kindSeenBy, `the view of ${kind} streams says who sees them`);
      return !isSeen(tagsOf(giver), owner.kindSeenBy(of(place)));
    });
    const { page, errors } = await hall.window({ ...seat, language: "en-GB", path: "/" });
    // A seat that nothing is for has one sentence and no bar.
    await page.getByRole("status").filter({ hasText: "Live" }).or(page.locator("p.nothing")).first().waitFor();
    assert.ok(paths.length >= 10, "the page list is read");
    for (const path of ["/", ...paths]) {
      await goTo(page, path);
      await page
        .locator(".panel:visible, .roster:visible, .console:visible, p.nothing:visible, main:visible")
        .first()
        .waitFor();
      const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
      for (const [kind, , said] of hidden) {
        const found = said.map(wordsOf).filter((words) => text.includes(words));
        assert.deepEqual(found, [], `${path} says so of ${kind} to ${role}`);
      }
      assert.doesNotMatch(text, /\b0 ?\/ ?0\b/, `${path} counts what ${role} does not see`);
    }
    if (role === "systemAdministrator") {
      await goTo(page, "/roster");
      await page.getByText(notShown.en).waitFor();
    }
    assert.deepEqual(errors, []);
    await page.close();
  });
}
