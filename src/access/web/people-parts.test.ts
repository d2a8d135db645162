import assert from "node:assert/strict";
import { test } from "node:test";
import { rulebookOf } from "../../journal/rulebook.ts";
import { type Role, roles } from "../../ground/role.ts";
import { accessRoom } from "../room.ts";
import { dutyRoom } from "../../duty/room.ts";
import { partsFor } from "./people-parts.ts";
import type { Session } from "../own-session.ts";

const book = rulebookOf([accessRoom, dutyRoom]);

function partsOf(role: Exclude<Role, "system">): string {
  // What else a session says of itself does not matter here.
  const session = { officer: "S", role, demo: true, drill: true } as unknown as Session;
  return partsFor({ book, session }).join(" ");
}

test("who looks after people has every part, who audits all but importing, others what they see", () => {
  assert.equal(partsOf("securityAdministrator"), "staff waiting onPost sessions tokens rules import");
  assert.equal(partsOf("auditAdministrator"), "staff waiting onPost sessions tokens rules");
  assert.equal(partsOf("dutyCommander"), "staff waiting onPost rules");
  assert.equal(partsOf("supervisor"), "staff waiting onPost");
});

test("nobody else sees sessions of others, tokens, or the rules of signing in", () => {
  const special = ["securityAdministrator", "auditAdministrator", "dutyCommander", "supervisor"];
  for (const role of roles.filter((each) => !special.includes(each))) assert.equal(partsOf(role), "staff onPost", role);
});
