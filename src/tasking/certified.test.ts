import assert from "node:assert/strict";
import { test } from "node:test";
import { missingCertificates } from "./certified.ts";
import { analysts, house, north } from "./testing/house.ts";

const security = { officer: "Z1", role: "securityAdministrator" };
const administrator = { officer: "Y1", role: "systemAdministrator" };
const day = "2026-11-23";

test("one member of a crew is enough for each certificate, on its last day too, and nobody who is disabled", () => {
  const holds = (certificate: string, until?: string) => ({
    certificates: [{ certificate, ...(until === undefined ? {} : { until }) }],
  });
  const crew = [holds("firstAid", day), holds("dronePilot")];
  assert.deepEqual(missingCertificates(["firstAid", "dronePilot"], crew, day), []);
  assert.deepEqual(missingCertificates(["firstAid", "dronePilot"], crew, "2026-11-24"), ["firstAid"]);
  const disabled = { ...holds("firstAid"), disabled: { at: "2026-11-01T00:00:00.000Z", reason: "left" } };
  assert.deepEqual(missingCertificates(["firstAid"], [disabled], day), ["firstAid"]);
  assert.deepEqual(missingCertificates(["firstAid"], [], day), ["firstAid"]);
});

test("a crew is sent for an item only with what the item demands, and what is missing is refused by its name", async () => {
  const { must, give, define, journal } = await house();
  for (const person of ["P1", "P2"]) {
    await must(security, "RegisterPerson", { person, name: person, kind: "officer", part: "north", leads: false });
  }
  const crew = ["P1", "P2"].map((badge) => ({ badge, sworn: true }));
  const unit = { unit: "U-1", callsign: "U-1", kind: "patrol", crew, capabilities: [] };
  await must(administrator, "RegisterUnit", unit);
  await define({ certificates: ["dronePilot", "持枪证"] });
  const asked = await must(north, "AskForService", { service: "interpreter", about: { kind: "drill", id: "d" } });
  await must(analysts, "SignTask", { taskId: asked.id });
  const send = (minute = 0) => give(analysts, "AnswerTask", { taskId: asked.id, sent: ["U-1"] }, minute);
  const refusal = async () => {
    const body = { taskId: asked.id, values: [], sent: ["U-1"], files: [] };
    const at = "2026-11-23T02:00:00.000Z";
    const order = {
      id: "01M000000000000000000000AB",
      name: "AnswerTask",
      by: analysts,
      receivedAt: at,
      occurredAt: at,
    };
    const outcome = await journal.submit({ order: { ...order, body }, digest: "x" });
    return outcome.accepted ? undefined : outcome.refusal.details;
  };
  assert.deepEqual(await refusal(), {
    unit: "U-1",
    missing: "Drone pilot, 持枪证",
    missingZh: "无人机驾驶资格、持枪证",
  });
  await must(security, "GrantCertificate", { person: "P1", certificate: "dronePilot" });
  assert.equal((await send()).code, "CrewLacksCertificate");
  await must(security, "GrantCertificate", { person: "P2", certificate: "持枪证", until: "2026-11-22" });
  assert.equal((await send()).code, "CrewLacksCertificate", "it has ended");
  await must(security, "GrantCertificate", { person: "P2", certificate: "持枪证", until: "2026-11-23" });
  // What the item demanded when it was asked for counts, also when it demands more since.
  await define({ certificates: ["dronePilot", "持枪证", "firstAid"] });
  assert.equal((await send()).code, "");
});
