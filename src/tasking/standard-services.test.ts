import assert from "node:assert/strict";
import { test } from "node:test";
import { anheOrders } from "../district/anhe/anhe.ts";
import { boundaryOfName } from "../ground/forbidden-columns.ts";
import { anheServices } from "./anhe-services.ts";
import { servicesStream } from "./service-facts.ts";
import { servicesView, type Services } from "./service.ts";
import { answererKindName, answererKinds, likelyAnswerer } from "./answerer-kinds.ts";
import { standardBody, standardSource } from "./standard-body.ts";
import { standardServices } from "./standard-services.ts";
import { house } from "./testing/house.ts";

const departments = anheOrders().flatMap(({ name, body }) =>
  name === "RegisterDepartment" ? [body as { id: string; name: { zh: string; en: string } }] : [],
);

test("nothing on the standard menu crosses a boundary by its name, its code or what the asker must give", () => {
  for (const { service, name, gives } of standardServices) {
    const said = [service, name.zh, name.en, ...gives.flatMap(({ field, label }) => [field, label.zh, label.en])];
    for (const words of said) assert.equal(boundaryOfName(words), undefined, `${service}: ${words}`);
  }
});

test("nothing on the standard menu looks somebody up: no person, phone, vehicle, stay, payment or face is asked for", () => {
  const looksUp =
    /身份|姓名|人员查|查人|号码|车牌|手机|住宿|旅客|支付|账户|银行|人脸|轨迹|嫌疑人|线索|指尖|\b(?:identity|name of|names|phone|plate|hotel|payment|bank|face|suspect|look.?up|trace of|whereabouts)\b/iu;
  for (const { service, name, gives } of standardServices) {
    const said = [name.zh, name.en, ...gives.flatMap(({ label }) => [label.zh, label.en])].join(" ");
    assert.doesNotMatch(said, looksUp, service);
  }
  const referred = standardServices.filter(({ referral }) => referral);
  assert.deepEqual(
    referred.map(({ service, returns }) => [service, returns]),
    [
      ["stop-transfer", []],
      ["carrier-location", []],
    ],
    "what another authority does comes back as nothing",
  );
});

test("codes are unique, every text is in both languages, and its times say that they are not verified", () => {
  const codes = standardServices.map(({ service }) => service);
  assert.equal(new Set(codes).size, codes.length);
  assert.ok(codes.length >= 25, `${codes.length} items`);
  for (const { name, about, gives } of standardServices) {
    for (const { zh, en } of [name, about, ...gives.map(({ label }) => label)]) {
      assert.match(zh, /\p{Script=Han}/u);
      assert.doesNotMatch(en, /\p{Script=Han}/u);
    }
  }
  for (const { sign, answer, source } of anheServices()) {
    assert.deepEqual([sign, answer, source], [[3, 3, 3], [15, 30, 60], standardSource]);
  }
});

test("the rule takes every item of Anhe's menu, each answered by a department that is there", async () => {
  const { give, must, journal } = await house();
  const administrator = { officer: "Y1", role: "systemAdministrator" };
  for (const { id, name } of departments) await must(administrator, "RegisterDepartment", { id, name });
  for (const body of anheServices()) {
    assert.equal((await give(administrator, "DefineService", body)).code, "", body.service);
  }
  const state = (await journal.states([servicesStream])).get(servicesStream)?.[servicesView.room] as Services;
  assert.deepEqual(Object.keys(state.services).length, standardServices.length);
  for (const standard of standardServices) {
    const nobody = standardBody(standard, () => undefined);
    assert.equal((await give(administrator, "DefineService", nobody)).code, "ServiceHasNobody");
  }
});

test("the standard menu is taken by one order: all of it or nothing, and by two people as one proposal", async () => {
  const { give, must, journal } = await house();
  const administrator = { officer: "Y1", role: "systemAdministrator" };
  for (const { id, name } of departments) await must(administrator, "RegisterDepartment", { id, name });
  const menu = async () => {
    const state = (await journal.states([servicesStream])).get(servicesStream)?.[servicesView.room];
    return Object.keys((state as Services | undefined)?.services ?? {});
  };
  const [first, ...others] = anheServices();
  assert.ok(first !== undefined);
  const wrong = { ...first, answeredBy: [{ kind: "department", id: "nowhere" }] };
  assert.equal((await give(administrator, "DefineServices", { services: [...others, wrong] })).code, "PartyUnknown");
  assert.equal((await give(administrator, "DefineServices", { services: [first, first] })).code, "ServiceTwice");
  assert.deepEqual(await menu(), [], "nothing of it stands there");
  const second = { officer: "P1", role: "securityAdministrator" };
  await must(second, "RegisterPerson", { person: "P1", name: "P1", kind: "officer", part: "bureau", leads: false });
  // Nobody could be its second person yet: it counts at once.
  await must(second, "GrantPowers", { grants: [{ person: "P1", power: { role: "securityAdministrator" } }] });
  const services = anheServices();
  const asked = await must(administrator, "DefineServices", { services, reason: "new district" });
  assert.deepEqual(
    asked.facts.map(({ type }) => type),
    ["ActProposed"],
    "one proposal for all",
  );
  assert.deepEqual(await menu(), []);
  await must(second, "ApproveDefineServices", { proposalId: asked.id });
  assert.deepEqual((await menu()).toSorted(), services.map(({ service }) => service).toSorted());
  const again = await must(administrator, "DefineServices", { services });
  assert.deepEqual(again.facts, [], "what stands there already is not set anew");
});

test("a kind of department is found by its code, else by its name, and is none where the district has none", () => {
  const byCode = Object.fromEntries(departments.map((one) => [one.id, one]));
  for (const kind of answererKinds) assert.equal(likelyAnswerer(kind, byCode), kind, answererKindName(kind).en);
  const elsewhere = { d1: { id: "d1", name: { zh: "刑事侦查大队（刑侦）", en: "CID" } } };
  assert.equal(likelyAnswerer("criminal", elsewhere), "d1");
  assert.equal(likelyAnswerer("traffic", elsewhere), undefined);
});

test("one department that stands for two kinds answers once", () => {
  const adult = standardServices.find(({ service }) => service === "appropriate-adult");
  assert.ok(adult !== undefined);
  const { answeredBy } = standardBody(adult, () => ({ kind: "department", id: "one" }));
  assert.deepEqual(answeredBy, [{ kind: "department", id: "one" }]);
});
