import assert from "node:assert/strict";
import { test } from "node:test";
import { personStream } from "../access/people-facts.ts";
import { securityStream } from "../access/facts.ts";
import { accessRoom } from "../access/room.ts";
import { noSecurity, type Security, usualPolicy } from "../access/security.ts";
import { type District, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { districtRoom } from "../district/room.ts";
import type { Giver } from "../ground/fact.ts";
import { isRefusal } from "../ground/refusal.ts";
import { derivedUlid } from "../ground/ulid.ts";
import { journalRoom } from "./journal-room.ts";
import { emptyStream, type Head, perform, type StreamRecord } from "./perform.ts";
import type { PlannedChange } from "./planned-changes.ts";
import { changeStream } from "../ground/setting.ts";
import { rulebookOf } from "./rulebook.ts";

const book = rulebookOf([journalRoom, districtRoom, accessRoom]);
const monday = "2026-11-23T08:00:00.000Z";
const tuesday = "2026-11-24T08:00:00.000Z";
const lin: Giver = { officer: "lin", role: "systemAdministrator" };
const house: Giver = { officer: "system", role: "system" };
const register = { id: "crime", name: { zh: "刑侦大队", en: "Criminal investigation" } };
const planned = { order: "RegisterDepartment", body: register, from: tuesday, reason: "new structure" };
const power = { role: "systemAdministrator" };
const administrator = { id: "lin", powers: [power], glass: [] };

/** A journal of three streams, with somebody of the staff. */
function installation(person: object | null = administrator) {
  const loaded = new Map<string, StreamRecord>();
  if (person !== null) loaded.set(personStream("lin"), { ...emptyStream, states: { access: person } });
  let head: Head = { writer: "w", n: 0, hlc: "" };
  let count = 0;
  return {
    become: (now: object) => loaded.set(personStream("lin"), { ...emptyStream, states: { access: now } }),
    give: (name: string, body: object, by: Giver, at: string) => {
      const kind = book.orders.get(name);
      assert.ok(kind, name);
      count += 1;
      const order = { id: derivedUlid(Date.parse(monday), String(count)), name, by, receivedAt: at, occurredAt: at };
      for (let round = 0; round < 3; round++) {
        const states = (fold: { room: string }, stream: string) => loaded.get(stream)?.states[fold.room] ?? null;
        for (const stream of kind.streams({ ...order, body }, states as never)) {
          if (!loaded.has(stream)) loaded.set(stream, emptyStream);
        }
      }
      const done = perform(book, kind, { ...order, body }, loaded, head);
      if (isRefusal(done)) return done.refused;
      for (const [stream, record] of done.streams) loaded.set(stream, record);
      ({ head } = done);
      return done.facts;
    },
    change: (facts: unknown) => {
      const [fact] = facts as readonly { readonly order: string }[];
      const state = loaded.get(changeStream(fact?.order ?? ""))?.states["journal"];
      return state as PlannedChange;
    },
    policy: () => (loaded.get(securityStream)?.states["access"] as Security | undefined)?.policy,
    hold: (stream: string, state: object) => loaded.set(stream, { ...emptyStream, states: { access: state } }),
    departments: () => ((loaded.get(districtStream)?.states["district"] ?? unnamedDistrict) as District).departments,
  };
}

const types = (facts: unknown) => (facts as readonly { readonly type: string }[]).map(({ type }) => type);

test("a planned change waits, and is given when its time has come in the name of who planned it, with the reason", () => {
  const here = installation();
  const facts = here.give("PlanChange", planned, lin, monday);
  assert.deepEqual(types(facts), ["ChangePlanned"]);
  const change = here.change(facts);
  const view = book.views.get("change")?.[0];
  assert.deepEqual(view?.timers?.(change, ""), [
    { name: "give", due: tuesday, order: "GivePlannedChange", body: { change: change.id } },
  ]);
  assert.deepEqual(here.departments(), {});
  assert.equal(here.give("GivePlannedChange", { change: change.id }, house, monday), "PlannedChangeOver");
  const given = here.give("GivePlannedChange", { change: change.id }, house, tuesday);
  assert.deepEqual(types(given), ["DepartmentRegistered", "ReasonGiven", "ChangeCarriedOut"]);
  assert.ok((given as readonly { by: Giver }[]).every(({ by }) => by.officer === "lin"));
  assert.deepEqual(here.departments(), { crime: register });
  assert.deepEqual(view?.timers?.(here.change(facts), ""), []);
  assert.equal(here.give("DropPlannedChange", { change: change.id }, lin, tuesday), "PlannedChangeOver");
});

test("what would be refused now is refused when it is planned, and so is what is no setting or lies in the past", () => {
  const here = installation();
  const plan = (other: object) => here.give("PlanChange", { ...planned, ...other }, lin, monday);
  assert.equal(plan({ body: { ...register, parent: "nowhere" } }), "ParentUnknown");
  assert.equal(plan({ body: { id: "crime" } }), "PlannedBodyInvalid");
  assert.equal(plan({ order: "OpenSession" }), "SettingUnknown");
  assert.equal(plan({ order: "constructor" }), "SettingUnknown");
  assert.equal(plan({ from: monday }), "PlannedInPast");
  const phone = { ...register, name: { zh: "刑侦 13812345678", en: "Crime" } };
  assert.equal(plan({ body: phone }), "PlannedBodyInvalid", "what looks personal is refused before it is kept");
  assert.equal(here.give("PlanChange", planned, { ...lin, unattended: true }, monday), "PersonNeeded");
  assert.equal(installation(null).give("PlanChange", planned, lin, monday), "PlannerWithoutPower");
});

test("a change says itself when it is refused at its time: the rule's reason, or that the power is gone", () => {
  const here = installation();
  const stands = { ...register, id: "squad", parent: "crime" };
  here.give("RegisterDepartment", register, lin, monday);
  const circle = here.give("PlanChange", { ...planned, body: stands }, lin, monday);
  const { id } = here.change(circle);
  here.become({ ...administrator, powers: [] });
  assert.deepEqual(types(here.give("GivePlannedChange", { change: id }, house, tuesday)), ["ChangeNotTaken"]);
  assert.deepEqual(here.change(circle).ended, {
    ...{ how: "refused", at: tuesday },
    refusal: { refused: "PlannerWithoutPower", details: { officer: "lin" } },
  });
  const view = book.views.get("change")?.[0];
  assert.equal(view?.isCurrent?.(here.change(circle)), true, "it stays until somebody has taken note");
  assert.deepEqual(types(here.give("DropPlannedChange", { change: id }, lin, tuesday)), ["PlannedChangeDropped"]);
  assert.equal(view?.isCurrent?.(here.change(circle)), false);
});

const planner: Giver = { officer: "lin", role: "securityAdministrator" };
const second: Giver = { officer: "qian", role: "securityAdministrator" };
const policy = {
  order: "SetSecurityPolicy",
  body: { ...usualPolicy, passwordDays: 90 },
  from: tuesday,
  reason: "new rule of the bureau",
};
const wednesday = "2026-11-25T08:00:00.000Z";

/** Two security administrators, of whom one has planned a new policy for Tuesday. */
function twoPeople(approvers: object = { lin: ["securityAdministrator"], qian: ["securityAdministrator"] }) {
  const here = installation({ ...administrator, powers: [{ role: "securityAdministrator" }] });
  here.hold(securityStream, { ...noSecurity, approvers });
  const facts = here.give("PlanChange", policy, planner, monday);
  const { id } = here.change(facts);
  const approve = (at: string, by: Giver = second) => here.give("ApproveSetSecurityPolicy", { proposalId: id }, by, at);
  const atItsTime = () => here.give("GivePlannedChange", { change: id }, house, tuesday);
  return { ...here, facts, id, approve, atItsTime, change: () => here.change(facts) };
}

const days = ({ policy: read }: ReturnType<typeof twoPeople>) => read()?.passwordDays;

test("a planned change that takes two people is put to the second when it is planned, and in force at its time", () => {
  const here = twoPeople();
  assert.deepEqual(types(here.facts), ["ChangePlanned", "ActProposed"]);
  assert.equal(here.change().asked, true);
  assert.equal(here.approve(monday, planner), "SecondPersonIsFirst");
  assert.deepEqual(types(here.approve(monday)), ["ActApproved"]);
  assert.equal(days(here), null, "nothing is in force yet");
  assert.deepEqual(here.change().agreed, { by: "qian", at: monday });
  assert.equal(here.approve(monday), "ProposalOver");
  const given = here.atItsTime();
  assert.deepEqual(types(given), ["SecurityPolicySet", "ReasonGiven", "ChangeCarriedOut"]);
  assert.ok((given as readonly { by: Giver }[]).every(({ by }) => by.officer === "lin"));
  assert.equal(days(here), 90);
  assert.equal(here.change().ended?.how, "given");
});

test("not agreed to by its time, it says that it waits, asks the clock no more, and is in force as soon as it is agreed to", () => {
  const here = twoPeople();
  assert.deepEqual(types(here.atItsTime()), ["ChangeWaits"]);
  assert.deepEqual([days(here), here.change().waits, here.change().ended], [null, true, undefined]);
  assert.deepEqual(book.views.get("change")?.[0]?.timers?.(here.change(), ""), []);
  assert.deepEqual(types(here.approve(wednesday)), ["SecurityPolicySet", "ReasonGiven", "ActApproved"]);
  assert.deepEqual([days(here), here.change().ended], [90, { how: "given", at: wednesday }]);
  assert.equal(here.atItsTime(), "PlannedChangeOver");
});

test("what the second person does not approve is not in force at its time, and stays with the reason until it is noted", () => {
  const here = twoPeople();
  const declined = here.give("DeclineAct", { proposalId: here.id, reason: "too short" }, second, monday);
  assert.deepEqual(types(declined), ["ActDeclined"]);
  assert.deepEqual(here.change().ended, {
    ...{ how: "declined", at: monday },
    declined: { by: "qian", reason: "too short" },
  });
  const view = book.views.get("change")?.[0];
  assert.deepEqual([view?.isCurrent?.(here.change()), view?.timers?.(here.change(), "")], [true, []]);
  assert.equal(here.atItsTime(), "PlannedChangeOver");
  assert.deepEqual(types(here.give("DropPlannedChange", { change: here.id }, planner, tuesday)), [
    "PlannedChangeDropped",
  ]);
  assert.equal(view?.isCurrent?.(here.change()), false);
  assert.equal(days(here), null);
});

test("a plan that is dropped is nobody's to approve any more", () => {
  const here = twoPeople();
  assert.deepEqual(types(here.give("DropPlannedChange", { change: here.id }, planner, monday)), [
    ...["PlannedChangeDropped", "ActWithdrawn"],
  ]);
  assert.equal(here.approve(monday), "ProposalOver");
  assert.equal(here.atItsTime(), "PlannedChangeOver");
  assert.equal(days(here), null);
});

test("agreed to beforehand, it is still refused at its time where the planner's power is gone", () => {
  const here = twoPeople();
  here.approve(monday);
  here.become({ ...administrator, powers: [] });
  assert.deepEqual(types(here.atItsTime()), ["ChangeNotTaken"]);
  assert.equal(days(here), null);
});

test("planned while nobody could be the second person, it is put to one at its time where one is there by then", () => {
  const alone = twoPeople({ lin: ["securityAdministrator"] });
  assert.deepEqual(types(alone.facts), ["ChangePlanned"]);
  assert.deepEqual(types(alone.atItsTime()), ["SecurityPolicySet", "ReasonGiven", "ChangeCarriedOut"]);
  const later = twoPeople({ lin: ["securityAdministrator"] });
  later.hold(securityStream, {
    ...noSecurity,
    approvers: { lin: ["securityAdministrator"], qian: ["securityAdministrator"] },
  });
  assert.deepEqual(types(later.atItsTime()), ["ActProposed", "ChangeWaits"]);
  assert.equal(days(later), null);
  assert.deepEqual(types(later.approve(wednesday)), ["SecurityPolicySet", "ReasonGiven", "ActApproved"]);
  assert.equal(days(later), 90);
});

test("a change that was dropped is not given", () => {
  const here = installation();
  const { id } = here.change(here.give("PlanChange", planned, lin, monday));
  const security = { officer: "wu", role: "securityAdministrator" };
  assert.equal(here.give("DropPlannedChange", { change: id }, security, monday), "PlannerWithoutPower");
  here.give("DropPlannedChange", { change: id, reason: "not yet" }, lin, monday);
  assert.equal(here.give("GivePlannedChange", { change: id }, house, tuesday), "PlannedChangeOver");
  assert.deepEqual(here.departments(), {});
});

test("a reason is recorded with the change, and not where nothing changes", () => {
  const here = installation();
  const reasoned = { ...register, reason: "new structure" };
  assert.deepEqual(types(here.give("RegisterDepartment", reasoned, lin, monday)), [
    "DepartmentRegistered",
    "ReasonGiven",
  ]);
  assert.deepEqual(here.departments(), { crime: register });
  assert.deepEqual(here.give("RegisterDepartment", reasoned, lin, monday), []);
});
