import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactNames } from "../../ground/fact-names.ts";
import { same } from "../../ground/sentence.ts";
import { anheServices } from "../anhe-services.ts";
import type { Service } from "../service.ts";
import { standardSource } from "../standard-body.ts";
import { hoursIn, partyIn, partyValue, serviceDraft, serviceOf, serviceSetting } from "./service-setting.ts";
import { hoursWords, minutesWords, sourceWords } from "./service-words.ts";

const names = {
  part: same,
  post: same,
  role: ({ role }) => same(role),
} as Pick<FactNames, "part" | "post" | "role"> as FactNames;

const whole: Service = {
  service: "tow",
  name: { zh: "拖车", en: "Tow" },
  about: { zh: "拖离", en: "Takes away" },
  gives: [{ field: "where", label: { zh: "到哪里", en: "Where to" }, kind: "text", required: true }],
  answeredBy: [{ kind: "department", id: "traffic", post: "traffic-desk" }, { kind: "hall" }],
  hours: { days: [1, 7], from: 0, to: 1440, holidays: true },
  coveredBy: { kind: "station", id: "AH-01" },
  sign: [3, 4, 5],
  answer: [15, 30, 60],
  askers: ["station"],
  returns: ["people", "map"],
  certificates: ["firstAid", "持枪证"],
  referral: true,
  source: "公通字〔2026〕1 号",
  from: "2026-12-01",
  until: "2027-12-01",
};

test("an item comes out of the form as it went in, with every field it can have and with few", () => {
  for (const service of [whole, ...anheServices()]) {
    assert.deepEqual(serviceOf(serviceDraft(service)), service);
  }
});

test("a draft without a code, with hours that are none or half an explanation is no item", () => {
  const draft = serviceDraft(whole);
  assert.equal(serviceOf({ ...draft, service: " " }), null);
  assert.equal(serviceOf({ ...draft, opens: "08:00", closes: "08:00" }), null);
  assert.equal(serviceOf({ ...draft, days: [] }), null);
  assert.equal(serviceOf({ ...draft, about: { zh: "拖离", en: "" } }), null);
  assert.equal(hoursIn({ ...draft, isAlways: true }), undefined);
  assert.equal(serviceOf({ ...draft, isAlways: true })?.hours, undefined);
});

test("a party is read back from its choice, whatever stands in its id", () => {
  for (const party of [{ kind: "hall" }, { kind: "station", id: 'a"/|,' }, ...whole.answeredBy] as const) {
    assert.deepEqual(partyIn(partyValue(party)), party);
  }
});

test("a change of any field of an item is a line that differs", () => {
  const other: Service = {
    ...whole,
    ...{ service: "x", name: same("x"), about: same("x"), gives: [], answeredBy: [{ kind: "supervision" }] },
    ...{ coveredBy: { kind: "hall" }, sign: [1, 1, 1], answer: [2, 2, 2], askers: [], returns: [], referral: false },
    ...{
      hours: { days: [1], from: 1, to: 2, holidays: false },
      source: "x",
      certificates: ["x"],
      from: "2026-01-01",
      until: "2026-01-02",
    },
  };
  for (const field of Object.keys(whole) as (keyof Service)[]) {
    const changed = { ...whole, [field]: other[field] };
    assert.notDeepEqual(serviceSetting.lines(changed, names), serviceSetting.lines(whole, names), field);
  }
});

test("times without a source of their own say so: set here, or a default that nobody has verified", () => {
  assert.deepEqual(sourceWords({}), { zh: "本区自定", en: "set by this district" });
  assert.deepEqual(sourceWords({ source: standardSource }), {
    zh: "未核实：通用默认值",
    en: "not verified: a usual default",
  });
  assert.equal(sourceWords(whole).zh, whole.source);
});

test("hours and minutes are said as people say them", () => {
  const office = { days: [1, 2, 3, 4, 5], from: 510, to: 1050, holidays: false };
  assert.equal(hoursWords(office).zh, "周一至周五 08:30–17:30，节假日不受理");
  assert.equal(
    hoursWords({ ...office, days: [1, 3], holidays: true }).en,
    "Monday, Wednesday 08:30–17:30, on holidays too",
  );
  assert.equal(hoursWords(undefined).en, "Day and night");
  assert.equal(minutesWords([3, 3, 3]).en, "3 min");
  assert.equal(minutesWords([15, 30, 60]).zh, "特急 15、加急 30、一般 60 分钟");
});
