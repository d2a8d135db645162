import assert from "node:assert/strict";
import { test } from "node:test";
import { text } from "../../src/ground/text.ts";
import { anheServices } from "../../src/tasking/anhe-services.ts";
import { drillCalls } from "./drill-texts.ts";
import { requestFor } from "./giving-work.ts";
import {
  both,
  drillDirectives,
  drillGiven,
  drillGivenElse,
  drillGroups,
  drillNeeds,
  drillWorkWords,
} from "./task-texts.ts";

test("what the drill writes in tasks fits its field, holds nothing personal and says both languages", () => {
  const titles = [
    ...drillDirectives.map(({ title }) => title),
    ...drillGroups.map(({ name }) => name),
    ...[...Object.values(drillGiven), drillGivenElse],
  ];
  const longer = [
    ...drillDirectives.map(({ words }) => words),
    ...drillGroups.map(({ purpose }) => purpose),
    ...Object.values(drillWorkWords),
  ];
  for (const one of titles) assert.ok(text(80).safeParse(both(one)).success, both(one));
  for (const { asks } of drillDirectives) {
    for (const { label } of asks) assert.ok(text(80).safeParse(label).success, label);
  }
  for (const one of longer) assert.ok(text(500).safeParse(both(one)).success, both(one));
  for (const { zh, en } of [...titles, ...longer]) {
    assert.match(zh, /\p{Script=Han}/u);
    assert.match(en, /^[ -~]+$/);
  }
});

test("each type of incident of the drill has something to ask for, and all of it stands on Anhe's menu", () => {
  const menu = new Map(anheServices().map((service) => [service.service, service]));
  for (const { type } of drillCalls) assert.ok((drillNeeds[type] ?? []).length > 0, type);
  for (const code of Object.values(drillNeeds).flat()) {
    const service = menu.get(code);
    assert.ok(service !== undefined, code);
    const { given } = requestFor(service, { id: "1", number: "0001", priority: 2 }, { now: 0, zone: "Asia/Shanghai" });
    const required = service.gives.filter((one) => one.required).map(({ field }) => field);
    assert.deepEqual(
      given.map(({ field }) => field),
      required,
    );
    for (const { value } of given) assert.ok(text(80).safeParse(value).success, value);
  }
});
