import { wholeApi } from "../../programs/server/testing/whole-api.ts";
import { rulebook } from "../../programs/server/rooms.ts";
import { sayFact } from "../../src/journal/say-fact.ts";
import { idsOnly } from "../../src/ground/testing/ids-only.ts";

/*
 * Run in a copy of the tree that has the made room: gives its order, reads what it shows, and writes what was found as one
 * line of JSON. What is asked is asked over HTTP, as a program would.
 */
const api = await wholeApi();
const administrator = api.token("systemAdministrator");
const given = await api.give("SetNoticeDays", { hangingDays: 14 }, administrator);
const again = await api.give("SetNoticeDays", { hangingDays: 14 }, administrator);
const forbidden = await api.give("SetNoticeDays", { hangingDays: 7 }, api.token("dispatcher"));
const read = await api.get("/api/v1/notices");
const stream = await api.journal.factsOf("notices/home");
const description = await api.get("/api/v1/openapi.json");
await api.close();

const { paths } = description.json<{ paths: Readonly<Record<string, unknown>> }>();
const found = {
  given: given.statusCode,
  again: [again.statusCode, again.json<{ detail: string }>().detail],
  forbidden: [forbidden.statusCode, forbidden.json<{ code: string }>().code],
  read: read.json<unknown>(),
  timeline: stream.map((fact) => [fact.type, sayFact(rulebook, fact, idsOnly)]),
  described: Object.keys(paths).filter((path) => /notice/i.test(path)),
};
process.stdout.write(JSON.stringify(found));
