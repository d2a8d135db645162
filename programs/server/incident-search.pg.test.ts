import assert from "node:assert/strict";
import { after, test } from "node:test";
import { testServer } from "./testing/test-server.ts";

const server = await testServer();
after(server.close);
const { get, give, must, token } = server;

const administrator = token("systemAdministrator");
const dispatcher = token("dispatcher");
const north = token("station", { station: "N" });

for (const [code, name] of [
  ["fight", "打架"],
  ["theft", "盗窃"],
] as const) {
  await must(
    "DefineIncidentType",
    { code, name: { zh: name, en: code }, priority: 2, enforcement: true },
    administrator,
  );
}
for (const [id, west] of [
  ["N", 110],
  ["S", 111],
] as const) {
  const area = [
    [west, 31],
    [west + 1, 31],
    [west + 1, 32],
    [west, 32],
    [west, 31],
  ];
  await must("RegisterStation", { id, name: { zh: id, en: id }, point: [west + 0.5, 31.5], area }, administrator);
}
const unit = { unit: "N-1", callsign: "N-1", kind: "patrol", station: "N", crew: [{ badge: "1", sworn: true }] };
await must("RegisterUnit", { ...unit, capabilities: [] }, administrator);

const open = (type: string, words: string, longitude: number) =>
  must(
    "OpenIncident",
    { type, place: { words, point: [longitude, 31.5] }, narrative: "张三 13800000000 plugh" },
    dispatcher,
  );
const mill = await open("fight", "Mühl Straße 3, 2. OG", 110.2);
const renmin = await open("theft", "人民路12号", 110.3);
const zhongshan = await open("theft", "中山東路5號", 111.3);
const bare = await must("OpenIncident", { type: "fight", place: { words: "behind the mill" } }, dispatcher);

async function found(query: string, by = dispatcher): Promise<readonly string[]> {
  const { status, content } = await get(`/api/v1/incidents?${query}`, by);
  assert.equal(status, 200, query);
  return (content["incidents"] as { id: string }[]).map(({ id }) => id).toSorted();
}
const are = (...ids: readonly string[]) => ids.toSorted();

test("incidents are found by words of the address in any spelling, by number, type, station, unit and dates, together too", async () => {
  assert.deepEqual(await found("place=muhl"), are(mill));
  assert.deepEqual(await found(`place=${encodeURIComponent("中山东路 5")}`), are(zhongshan));
  assert.deepEqual(await found(`place=${encodeURIComponent("５ 中山東路")}`), are(zhongshan));
  assert.deepEqual(await found("type=theft"), are(renmin, zhongshan));
  assert.deepEqual(await found("station=N"), are(mill, renmin));
  assert.deepEqual(await found("station=N&type=theft"), are(renmin));
  const { content } = await get("/api/v1/incidents?station=S", dispatcher);
  const [one] = content["incidents"] as { number: string; fullNumber: string; place: string; receivedAt: string }[];
  assert.equal(one?.place, "中山東路5號");
  assert.deepEqual(await found(`incident=${one?.number}`), are(zhongshan));
  assert.deepEqual(await found(`incident=${one?.fullNumber}`), are(zhongshan));
  await must("OrderUnit", { incidentId: mill, unitId: "N-1" }, dispatcher);
  assert.deepEqual(await found("unit=N-1"), are(mill));
  assert.deepEqual(await found("stage=ordered"), are(mill));
  assert.deepEqual(await found("stage=ordered&current=false"), []);
  assert.deepEqual(await found(`to=${one?.receivedAt}&type=theft`), are(renmin));
});

test("stages are found alone and together: of open incidents, of those that were left, and of both", async () => {
  const left = await must("OpenIncident", { type: "fight", place: { words: "Left 1" } }, dispatcher);
  await must("VoidIncident", { incidentId: left, mark: "misdial", reason: "nobody there" }, dispatcher);
  assert.deepEqual(await found("stage=void"), are(left));
  assert.deepEqual(await found("stage=void,withdrawn"), are(left));
  assert.deepEqual(await found("stage=void,ordered"), are(left, mill));
  assert.deepEqual(await found("stage=filed"), []);
});

test("an address that is corrected is found by its new words, and by its new station", async () => {
  await must("CorrectPlace", { incidentId: bare, place: { words: "Harbour 9", point: [111.5, 31.5] } }, dispatcher);
  assert.deepEqual(await found("place=harbour"), are(bare));
  assert.deepEqual(await found("place=behind"), []);
  assert.deepEqual(await found("station=S"), are(zhongshan, bare));
});

test("a place of the map is found by its name in either language, and answered in both", async () => {
  const named = { zh: "学府路7号", en: "7 Xuefu Road" };
  const place = { words: "学府路7号东门", named, point: [110.4, 31.5] };
  const xuefu = await must("OpenIncident", { type: "fight", place }, dispatcher);
  for (const words of ["xuefu", "7 XUEFU road", "学府路", "學府路7號", "Xuefu 东门"])
    assert.deepEqual(await found(`place=${encodeURIComponent(words)}`), are(xuefu), words);
  assert.deepEqual(
    await found(`place=${encodeURIComponent("东门7")}`),
    [],
    "not half in one language and half in the other",
  );
  const { content } = await get("/api/v1/incidents?place=xuefu", dispatcher);
  const [one] = content["incidents"] as { place: string; placeWords: { zh: string; en: string } }[];
  assert.equal(one?.place, "学府路7号东门");
  assert.deepEqual(one?.placeWords, { zh: "学府路7号东门", en: "7 Xuefu Road 东门" });

  // Corrected by a reader of the other language, and then to a place no map has.
  const moved = { words: "9 Xuefu Road", named: { zh: "学府路9号", en: "9 Xuefu Road" } };
  await must("CorrectPlace", { incidentId: xuefu, place: moved }, dispatcher);
  assert.deepEqual(await found(`place=${encodeURIComponent("学府路9号")}`), are(xuefu));
  await must("CorrectPlace", { incidentId: xuefu, place: { words: "the old quay" } }, dispatcher);
  assert.deepEqual(await found(`place=${encodeURIComponent("学府路")}`), []);
});

test("a name that is not what the words begin with is refused at its field, and nothing is recorded", async () => {
  const place = { words: "文昌路1号", named: { zh: "人民路1号", en: "1 Renmin Road" } };
  for (const [name, body] of [
    ["OpenIncident", { type: "fight", place }],
    ["CorrectPlace", { incidentId: mill, place }],
  ] as const) {
    const { status, content } = await give(name, body, dispatcher);
    assert.deepEqual([status, content["code"], content["field"]], [400, "BodyInvalid", "place.named"], name);
    assert.equal(content["zh"], "字段 place.named 须为地点文字开头的名称（中文或英文）");
  }
  assert.deepEqual(await found(`place=${encodeURIComponent("文昌路1号")}`), []);
});

test("nothing of a person or a narrative finds an incident, and a station finds only its own", async () => {
  for (const words of ["张三", "plugh"]) {
    assert.deepEqual(await found(`place=${encodeURIComponent(words)}`), [], words);
  }
  // A telephone number is refused before anything is looked for.
  for (const field of ["place", "incident"]) {
    const { status, content } = await get(`/api/v1/incidents?${field}=13800000000`, dispatcher);
    assert.deepEqual([status, content["field"]], [400, field]);
  }
  assert.deepEqual(await found("place=harbour", north), []);
});

test("signs of patterns are letters like others, and a filter that makes no sense is refused by name", async () => {
  assert.deepEqual(await found("place=m_hl"), []);
  for (const [query, field] of [
    ["place=%25", "place"],
    ["place=", "place"],
    ["incident=zhang", "incident"],
    ["station=%20", "station"],
    ["caller=x", "caller"],
  ] as const) {
    const { status, content } = await get(`/api/v1/incidents?${query}`, dispatcher);
    assert.deepEqual([status, content["field"]], [400, field], query);
  }
});
