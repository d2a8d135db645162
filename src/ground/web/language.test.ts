import assert from "node:assert/strict";
import { test } from "node:test";
import { asGiven, because, listed, phrase, same, type Sentence } from "../sentence.ts";
import { sayer } from "./language.ts";
import { toTraditional } from "./opencc.ts";
import type { OwnWord } from "./own-words.ts";
import { remembering } from "./traditional.ts";

const convert = toTraditional();
const none: ReadonlyMap<Sentence, OwnWord> = new Map();
const zh = sayer("zh", none);
const en = sayer("en", none);
const traditional = sayer("zh-TW", none, convert);

test("the program's texts are read in traditional characters and Taiwan's words", () => {
  assert.equal(traditional({ zh: "警情设置", en: "Settings of incidents" }), "警情設定");
  assert.equal(traditional({ zh: "已到场，{count} 公里后签收", en: "" }, { count: 3 }), "已到場，3 公里後簽收");
  assert.equal(zh({ zh: "警情设置", en: "Settings" }), "警情设置");
  assert.equal(en({ zh: "警情设置", en: "Settings" }), "Settings");
});

test("words of the service do not become those of programmers", () => {
  for (const [zh, said] of [
    ["社区权限", "社區權限"],
    ["待审核", "待審核"],
    ["来源文件", "來源檔案"],
    ["单元类型和参数", "單元類型和參數"],
    ["不分区", "不分區"],
    ["注销资质", "註銷資質"],
  ] as const)
    assert.equal(traditional({ zh, en: "" }), said);
});

test("until the dictionaries have come, the texts are those of simplified Chinese", () => {
  assert.equal(sayer("zh-TW", none)({ zh: "警情设置", en: "Settings" }), "警情设置");
});

test("what somebody typed into a sentence stays as it was typed, wherever it stands", () => {
  const put = { zh: "{name} 设置为 {value}", en: "{name} set to {value}" };
  const typed = phrase(put, { name: "南里后勤", value: 3 });
  assert.equal(traditional(typed), "南里后勤 設定為 3");
  assert.equal(traditional(because(typed, "里面的人说")), "南里后勤 設定為 3：里面的人说");
  assert.equal(traditional(put, { name: "后", value: "里" }), "后 設定為 里");
});

test("what a district named stays as it was named, and a text beside it does not", () => {
  const state = asGiven({ stations: { "AH-01": { name: { zh: "后营派出所", en: "Houying" }, ring: [1, 2] } } });
  const { name } = state.stations["AH-01"];
  assert.equal(traditional(name), "后营派出所");
  assert.equal(traditional(phrase({ zh: "登记{name}", en: "{name} registered" }, { name })), "登記后营派出所");
  assert.equal(
    traditional({ zh: "后营派出所", en: "Houying" }),
    "後營派出所",
    "the same words as a text of the program",
  );
  assert.equal(traditional(same("南里")), "南里", "what is the same in both languages was not written for a screen");
});

test("a list of words is read word by word", () => {
  const words = listed([{ zh: "巡逻", en: "Patrol" }, same("里"), { zh: "无人机", en: "Drone" }]);
  assert.deepEqual(words, { zh: "巡逻、里、无人机", en: "Patrol, 里, Drone" });
  assert.equal(traditional(words), "巡邏、里、無人機");
});

test("a district's own word is read in place of the program's, by itself and within a sentence", () => {
  const patrol = { zh: "巡逻", en: "Patrol" };
  const other = { zh: "巡逻", en: "Patrol" };
  const own = new Map<Sentence, OwnWord>([[patrol, { zh: "机动组", en: "Rover" }]]);
  const said = phrase({ zh: "派出{kind}", en: "{kind} sent" }, { kind: patrol });
  assert.equal(sayer("zh", own)(patrol), "机动组");
  assert.equal(sayer("en", own)(patrol), "Rover");
  assert.equal(sayer("zh", own)(said), "派出机动组");
  assert.equal(sayer("zh-TW", own, convert)(said), "派出機動組", "converted where nothing else was given");
  assert.equal(sayer("zh", own)(other), "巡逻", "the word of another list is another word");
  own.set(patrol, { zhTW: "巡邏車" });
  assert.equal(sayer("zh-TW", own, convert)(said), "派出巡邏車");
  assert.equal(sayer("zh", own)(said), "派出巡逻");
});

test("a text is converted once, also after the memory has been emptied", () => {
  let asked = 0;
  const once = remembering((text) => {
    asked += 1;
    return text.toUpperCase();
  });
  assert.deepEqual([once("a"), once("a"), asked], ["A", "A", 1]);
  for (let at = 0; at < 10_000; at++) once(String(at));
  assert.equal(once("a"), "A");
});
