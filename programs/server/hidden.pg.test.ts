import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { needsPost } from "../../src/access/authority.ts";
import { type Role, roles } from "../../src/ground/role.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { newUlid } from "./testing/memory-api.ts";
import { eventually, testServer } from "./testing/test-server.ts";
import { wholeApi } from "./testing/whole-api.ts";

/*
 * What is hidden from a person is hidden in every role they can take. A complaint about a random officer, their unit, their
 * station or their department is noted, and then held, asked about, opened, proposed for erasure. In every role, on post,
 * under a broken glass, through tokens drawn in their name and as their unit's account, the officer reads every route,
 * listens to the live push and gives orders on it: nothing tells of it, and nothing is done to it.
 */

const server = await testServer();
after(server.close);
const { ask, get, give, must, token, listen } = server;

const system = token("systemAdministrator", { officer: "SYS" });
for (const id of ["N", "S"]) await must("RegisterStation", { id, name: { zh: id, en: id }, point: [110, 31] }, system);
await must("RegisterDepartment", { id: "D", name: { zh: "支队", en: "Department" } }, system);
const security = token("securityAdministrator", { officer: "SEC" });
const calltaker = token("calltaker", { officer: "C1" });
const supervisor = token("supervisor", { officer: "V1" });
const commander = token("dutyCommander", { officer: "A1" });

// Two who could be the second person, so that what needs one waits.
for (const person of ["A1", "A2"]) {
  await must("RegisterPerson", { person, name: "某", kind: "officer", part: "bureau", leads: false }, security);
}
await must(
  "GrantPowers",
  { grants: ["A1", "A2"].map((person) => ({ person, power: { role: "dutyCommander" } })) },
  security,
);

const whole = await wholeApi();
const reads = whole.app.rules.filter(
  ({ method, url, config }) =>
    method === "GET" && config.open !== true && !/\/live$|roads\/fit|positions\/osmand/.test(url),
);
await whole.close();

const marker = "问责标记";
const until = new Date(Date.now() + 86_400_000).toISOString();

/** Everything that is planted about one complaint. */
async function plant(about: object): Promise<{ readonly call: string; readonly ids: readonly string[] }> {
  const call = await must("RingCall", { channel: "voice", kind: "emergency" }, calltaker);
  await must("AnswerCall", { callId: call }, calltaker);
  await must("NoteCall", { callId: call, kind: "complaint", said: "态度粗暴", ...about }, calltaker);
  await must("EndCall", { callId: call }, calltaker);
  const stream = `call/${call}`;
  // Opened of the call, and known to nobody from whom that is hidden; nor when it is over.
  const complaint = await must("ReceiveComplaint", { channel: "counter", callId: call }, supervisor);
  const early = await must("EraseEarly", { stream, reason: marker }, supervisor);
  const hold = await must("PlaceHold", { stream, reason: marker, until }, supervisor);
  const lift = await must("LiftHold", { hold, reason: marker }, supervisor);
  const request = await must(
    "ReceivePersonRequest",
    { kind: "access", applicant: "某人", contact: "邮寄", identityShown: "passport", concerns: [stream] },
    supervisor,
  );
  const opened = await ask("POST", "/api/v1/openings", supervisor, { stream, purpose: "supervision" });
  assert.equal(opened.status, 200);
  assert.equal((await get(`/api/v1/calls/${call}`, supervisor)).status, 200);
  assert.equal((await get(`/api/v1/complaints/${complaint}`, supervisor)).status, 200);
  return { call, ids: [call, hold, lift, request, early, complaint] };
}

/** Where a role counts, as a token names it. */
function inRole(officer: string, role: Role, unit: string): Partial<Giver> {
  return {
    officer,
    ...(role === "station" ? { station: "S" } : {}),
    ...(role === "unit" ? { unit } : {}),
    ...(role === "department" ? { department: "D" } : {}),
  };
}

interface Standing {
  readonly part: string;
  readonly power: "none" | "station" | "unit" | "department";
  readonly rides: boolean;
  readonly named: string;
}

const officers: fc.Arbitrary<Standing> = fc.record({
  part: fc.constantFrom("N", "S", "D", "bureau"),
  power: fc.constantFrom("none" as const, "station" as const, "unit" as const, "department" as const),
  rides: fc.boolean(),
  named: fc.constantFrom("officer", "part", "power", "crew", "joinsLater"),
});

let count = 0;

/** An officer who stands in this way, and what a complaint about them names. */
async function officerOf({ part, power, rides, named }: Standing) {
  count += 1;
  const officer = `P${count}`;
  const unit = `U${count}`;
  const crew = [{ badge: officer, sworn: true }];
  const isCrew = rides || named === "crew";
  const registered = { unit, callsign: unit, kind: "patrol", station: part === "N" ? "N" : "S", capabilities: [] };
  await must("RegisterUnit", { ...registered, crew: isCrew ? crew : [] }, system);
  await must("RegisterPerson", { person: officer, name: "某", kind: "officer", part, leads: false }, security);
  const places = { none: undefined, station: { station: "N" }, unit: { unit }, department: { department: "D" } };
  const place = places[power];
  if (place !== undefined) {
    const grants = [{ person: officer, power: { role: power, ...place } }];
    const proposalId = await must("GrantPowers", { grants }, security);
    await must("ApproveGrantPowers", { proposalId }, commander);
  }
  const ofPart = part === "D" ? { aboutDepartment: "D" } : { aboutStation: part };
  const ofPower = { aboutStation: "N", aboutUnit: unit, aboutDepartment: "D" };
  const about =
    named === "part" && part !== "bureau"
      ? ofPart
      : named === "power" && power !== "none"
        ? ofPower
        : named === "crew" || named === "joinsLater"
          ? { aboutUnit: unit }
          : { aboutOfficer: officer };
  return { officer, unit, about, crew };
}

function standings(officer: string, unit: string): readonly string[] {
  const all = roles.filter((role) => role !== "partner");
  return [
    ...all.map((role) => token(role, inRole(officer, role, unit))),
    ...all.filter(needsPost).map((role) => token(role, { ...inRole(officer, role, unit), glass: newUlid() })),
    // The unit's own account, which is no person's.
    token("unit", { officer: `handset-${unit}`, unit }),
  ];
}

async function everythingRead(by: string, call: string): Promise<string> {
  let text = "";
  for (const { url } of reads) {
    const path = url.replace("/calls/:id", `/calls/${call}`).replace(/:\w+/g, "x").replace(/\*$/, "000");
    const asked = /retention\/record/.test(path)
      ? `?stream=call/${call}`
      : /log\/facts/.test(path)
        ? "?limit=1000"
        : "";
    const reply = await get(path + asked, by);
    assert.ok(reply.status < 500, `${path}: ${reply.status}`);
    // Of what is not there, the answer names what was asked for.
    if (reply.status < 400) text += `\n${path} ${JSON.stringify(reply.content)}`;
  }
  return text;
}

function attempts(
  call: string,
  [, hold, lift, request, early, complaint]: readonly string[],
): readonly (readonly [string, object])[] {
  const stream = `call/${call}`;
  return [
    ["NoteCall", { callId: call, kind: "help" }],
    ["MarkCall", { callId: call, mark: "prank", reason: "无效" }],
    ["EndCall", { callId: call }],
    ["JoinCall", { callId: call, incidentId: newUlid() }],
    ["ReceiveComplaint", { channel: "counter", callId: call }],
    ["AssignComplaint", { complaintId: complaint, handler: "A1" }],
    ["AcknowledgeComplaint", { complaintId: complaint, told: "spoken" }],
    ["NameComplainedOf", { complaintId: complaint, aboutOfficer: "P-other" }],
    ["AnswerComplaint", { complaintId: complaint, outcome: "withdrawn", told: "spoken" }],
    ["AskComplaintReview", { complaintId: complaint, channel: "counter" }],
    ["AnswerComplaintReview", { complaintId: complaint, outcome: "withdrawn", told: "spoken" }],
    ["PlaceHold", { stream: `complaint/${complaint}`, reason: "无", until }],
    ["PlaceHold", { stream, reason: "无", until }],
    ["ExtendHold", { hold, until: new Date(Date.now() + 2 * 86_400_000).toISOString(), reason: "无" }],
    ["LiftHold", { hold, reason: "无" }],
    ["ApproveLiftHold", { proposalId: lift }],
    ["DeclineAct", { proposalId: lift, reason: "无" }],
    ["EraseEarly", { stream, reason: "无" }],
    ["ApproveEraseEarly", { proposalId: early }],
    ["AddRequestRecord", { requestId: request, stream }],
    ["DropRequestRecord", { requestId: request, stream }],
    ["CorrectRecord", { requestId: request, stream, text: "无" }],
    ["AnswerPersonRequest", { requestId: request, outcome: "refused" }],
  ];
}

test("nothing of a complaint reaches whom it is about, in any role, by any route or push, and nothing is done to it", async () => {
  await fc.assert(
    fc.asyncProperty(officers, async (given) => {
      const { officer, unit, about, crew } = await officerOf(given);
      const { call, ids } = await plant(about);
      if (given.named === "joinsLater") await must("ChangeCrew", { unitId: unit, crew }, commander);
      const bearers = standings(officer, unit);
      const watched = [
        "dutyCommander",
        "supervisor",
        "auditAdministrator",
        "securityAdministrator",
        "calltaker",
      ] as const;
      const lives = await Promise.all(watched.map((role) => listen(token(role, inRole(officer, role, unit)))));
      try {
        const [, hold, , , early] = ids;
        const later = new Date(Date.now() + 3 * 86_400_000).toISOString();
        await must("ExtendHold", { hold, until: later, reason: marker }, supervisor);
        for (const by of bearers) {
          const text = await everythingRead(by, call);
          for (const id of ids) {
            const at = text.indexOf(id);
            assert.equal(at, -1, `${JSON.stringify(given)}: ${text.slice(text.lastIndexOf("\n", at), at + 30)}`);
          }
          const opening = await ask("POST", "/api/v1/openings", by, { stream: `call/${call}`, purpose: "supervision" });
          assert.ok(opening.status >= 400, "opening");
          for (const [name, body] of attempts(call, ids)) {
            const reply = await give(name, body, by);
            assert.ok(reply.status >= 400 && reply.status < 500, `${name}: ${JSON.stringify(reply.content)}`);
          }
        }
        // What everybody may know comes after: whoever has been told of it has been told of all that came before.
        const last = newUlid().toLowerCase();
        await must(
          "DefineIncidentType",
          { code: last, name: { zh: last, en: last }, priority: 4, enforcement: false },
          system,
        );
        for (const { reader } of lives) {
          await eventually(() => JSON.stringify(reader.held.get("district/home") ?? "").includes(last));
          const told = JSON.stringify(reader.frames);
          for (const id of ids) assert.ok(!told.includes(id), `${JSON.stringify(given)}: the live push told of ${id}`);
        }
        const seen = await everythingRead(supervisor, call);
        for (const id of ids) assert.ok(seen.includes(id), `supervision does not see ${id}`);
        const commanded = await get(`/api/v1/calls/${call}`, commander);
        assert.equal(
          commanded.status,
          200,
          "a duty commander who is not complained of handles it where no supervisor can",
        );
        await must("DeclineAct", { proposalId: early, reason: "测试" }, commander);
      } finally {
        await Promise.all(lives.map((live) => live.close()));
      }
    }),
    { numRuns: 5, seed: 20_261_129, endOnFailure: true },
  );
});

test("nobody sees a complaint under a broken glass, whoever it is about", async () => {
  const { call } = await plant({ aboutStation: "S" });
  const by = token("calltaker", { officer: "P-far", glass: newUlid() });
  assert.equal((await get(`/api/v1/calls/${call}`, by)).status, 404);
  assert.ok(!JSON.stringify((await get("/api/v1/calls", by)).content).includes(call));
});

test("whom a complaint named stays shut out when another is named and when it is no complaint any more", async () => {
  const call = await must("RingCall", { channel: "voice", kind: "complaint" }, calltaker);
  await must("NoteCall", { callId: call, aboutOfficer: "P-first" }, calltaker);
  await must("NoteCall", { callId: call, aboutOfficer: "P-second", kind: "help" }, calltaker);
  for (const officer of ["P-first", "P-second"]) {
    assert.equal((await get(`/api/v1/calls/${call}`, token("dutyCommander", { officer }))).status, 404, officer);
  }
  assert.equal((await get(`/api/v1/calls/${call}`, commander)).status, 200);
});

test("the call-taker on the line ends the call in which somebody complains of them, and then knows no more of it", async () => {
  const own = token("calltaker", { officer: "P-line" });
  const call = await must("RingCall", { channel: "voice", kind: "emergency" }, own);
  await must("AnswerCall", { callId: call }, own);
  await must("NoteCall", { callId: call, kind: "complaint", aboutOfficer: "P-line" }, own);
  assert.equal((await get(`/api/v1/calls/${call}`, own)).status, 404);
  await must("EndCall", { callId: call }, own);
  const reply = await give("MarkCall", { callId: call, mark: "prank", reason: "无" }, own);
  assert.equal(reply.content["code"], "CallUnknown");
});
