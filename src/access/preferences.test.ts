import assert from "node:assert/strict";
import { test } from "node:test";
import { preferencesStream } from "./preference-facts.ts";
import { mostViews, preferencesView } from "./preferences.ts";
import { office } from "./testing/office.ts";

async function atDesk() {
  const made = await office();
  await made.hire("310001", [{ role: "dispatcher" }]);
  const by = await made.giver("310001");
  const own = () => made.state(preferencesView, preferencesStream("310001"));
  return { ...made, by, own };
}

test("one order changes what it names, null takes it back, and what stands so already records nothing", async () => {
  const { give, must, by, own } = await atDesk();
  await must(by, "SetPreferences", { theme: "light", textSize: "large", silent: ["call"] });
  await must(by, "SetPreferences", { theme: null, moved: { m: "q" } });
  assert.deepEqual((await own())?.chosen, { textSize: "large", silent: ["call"], moved: { m: "q" } });
  const again = await give(by, "SetPreferences", { textSize: "large", theme: null });
  assert.deepEqual([again.refused, again.facts], [undefined, []]);
});

test("a key for two acts, a page that is none and a colour that is none are refused, and nothing is recorded", async () => {
  const { give, by, own } = await atDesk();
  assert.equal((await give(by, "SetPreferences", { moved: { m: "q", n: "q" } })).refused, "KeyTakenTwice");
  for (const body of [{ start: "https://elsewhere.example" }, { theme: "pink" }, { moved: { m: "too long" } }]) {
    assert.equal((await give(by, "SetPreferences", body)).refused, "BodyInvalid", JSON.stringify(body));
  }
  assert.equal(await own(), undefined);
});

test("a program's token has no preferences", async () => {
  const { give } = await atDesk();
  const token = { officer: "telephone", role: "calltaker" };
  assert.equal((await give(token, "SetPreferences", { theme: "light" })).refused, "PersonUnknown");
});

test("a view is saved in the place of its name's, one of a list is the usual one, and one can be removed", async () => {
  const { must, by, own } = await atDesk();
  const view = { list: "people", name: "本所", look: { filter: "南" }, usual: true };
  await must(by, "SaveTableView", view);
  await must(by, "SaveTableView", { ...view, list: "acts" });
  await must(by, "SaveTableView", { ...view, name: "全部", look: { sort: { column: "name", down: true } } });
  await must(by, "SaveTableView", { ...view, look: { filter: "北" }, usual: false });
  const shown = (await own())?.views.map(({ list, name, usual, look }) => `${list} ${name} ${usual} ${look.filter}`);
  assert.deepEqual(shown, ["people 本所 false 北", "acts 本所 true 南", "people 全部 true undefined"]);
  await must(by, "RemoveTableView", { list: "people", name: "全部" });
  await must(by, "RemoveTableView", { list: "people", name: "全部" });
  assert.deepEqual(
    (await own())?.views.map(({ name }) => name),
    ["本所", "本所"],
  );
});

test("a list keeps so many views and no more; what looks like somebody's number is in none", async () => {
  const { must, give, by } = await atDesk();
  for (let at = 0; at < mostViews; at += 1) {
    await must(by, "SaveTableView", { list: "people", name: `视图 ${at}`, look: {}, usual: false });
  }
  const more = { list: "people", name: "多一个", look: {}, usual: false };
  assert.equal((await give(by, "SaveTableView", more)).refused, "TooManyViews");
  await must(by, "SaveTableView", { ...more, name: "视图 3" });
  const named = { ...more, name: "视图 3", look: { filter: "13812345678" } };
  assert.equal((await give(by, "SaveTableView", named)).refused, "BodyInvalid");
});

test("nobody but the person sees how somebody likes to read", () => {
  const own = { person: "310001", chosen: {}, views: [] };
  assert.deepEqual(preferencesView.seenBy?.(own, preferencesStream("310001")), ["person:310001"]);
});
