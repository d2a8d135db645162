import assert from "node:assert/strict";
import { after, test } from "node:test";
import { readSecurityContact } from "../cli/security-contact-options.ts";
import { Usage } from "../cli/verb.ts";
import { demoContact, watchSecurityContact } from "./security-txt.ts";
import { memoryApi } from "./testing/memory-api.ts";

const given = (contact?: string, expires?: string) => ({
  text: (name: string) => (name === "security-contact" ? contact : expires),
  has: () => false,
  rest: [],
});

test("security.txt is there for everybody once a contact was given, as RFC 9116 says, and not before", async () => {
  const none = await memoryApi();
  const api = await memoryApi({
    securityContact: readSecurityContact(given("mailto:jcy@example.cn, https://example.cn/report", "2027-06-30")),
  });
  after(() => Promise.all([none.close(), api.close()]));
  assert.equal((await none.get("/.well-known/security.txt", null)).statusCode, 404);
  const answer = await api.get("/.well-known/security.txt", null);
  assert.deepEqual([answer.statusCode, answer.headers["content-type"]], [200, "text/plain; charset=utf-8"]);
  const lines = answer.body.split("\n").filter((line) => !line.startsWith("#"));
  assert.deepEqual(lines, [
    "Contact: mailto:jcy@example.cn",
    "Contact: https://example.cn/report",
    "Expires: 2027-06-30T23:59:59Z",
    "Preferred-Languages: zh, en",
    "",
  ]);
});

test("what is no contact or no day is refused with a sentence", () => {
  assert.equal(readSecurityContact(given()), undefined);
  for (const [contact, expires] of [
    ["mailto:a@b.cn", undefined],
    [undefined, "2027-06-30"],
    ["a@b.cn", "2027-06-30"],
    ["http://b.cn", "2027-06-30"],
    ["mailto:a@b.cn\nExpires: 2099-01-01", "2027-06-30"],
    ["mailto:a@b.cn", "2027-02-30"],
    ["mailto:a@b.cn", "soon"],
    [`mailto:a@b.cn${",mailto:a@b.cn".repeat(10)}`, "2027-06-30"],
  ] as const) {
    assert.throws(() => readSecurityContact(given(contact, expires)), Usage, `${contact} ${expires}`);
  }
});

test("the log says when it has expired or soon will", () => {
  const lines: string[] = [];
  let now = Date.parse("2026-11-29T00:00:00Z");
  const watching = watchSecurityContact({
    contact: demoContact(new Date(now)),
    now: () => now,
    log: (line) => lines.push(line),
  });
  after(watching.stop);
  assert.deepEqual(lines, []);
  now += 340 * 86_400_000;
  watching.look();
  now += 30 * 86_400_000;
  watching.look();
  assert.match(lines[0] ?? "", /expires in 25 days/);
  assert.match(lines[1] ?? "", /has expired/);
});
