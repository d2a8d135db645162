import type { Giver } from "../../ground/fact.ts";
import { type Instant, millis, plusSeconds } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import { accessRoom } from "../../access/room.ts";
import { districtRoom } from "../../district/room.ts";
import { dispatchRoom } from "../../dispatch/room.ts";
import { dutyRoom } from "../../duty/room.ts";
import { intakeRoom } from "../../intake/room.ts";
import { memoryJournal } from "../../journal/memory-journal.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { taskingRoom } from "../room.ts";
import type { Task } from "../task.ts";
import { taskStream } from "../task-facts.ts";
import { taskView } from "../task-view.ts";

export const monday: Instant = "2026-11-23T02:00:00.000Z";

export const commander: Giver = { officer: "D1", role: "dutyCommander" };
export const dispatcher: Giver = { officer: "D2", role: "dispatcher" };
export const north: Giver = { officer: "N1", role: "station", station: "north" };
export const south: Giver = { officer: "S1", role: "station", station: "south" };
export const analysts: Giver = { officer: "A1", role: "department", department: "analysis" };
export const traffic: Giver = { officer: "T1", role: "department", department: "traffic" };
export const supervisor: Giver = { officer: "L1", role: "supervisor" };
export const system: Giver = { officer: "system", role: "system" };
const administrator: Giver = { officer: "Y1", role: "systemAdministrator" };
export const sealed = { record: "r", field: "words", nonce: "n", cipher: "c" };

/** A small district in memory: two stations, two departments, a menu; orders are given at minutes from Monday 10:00. */
export async function house() {
  const book = rulebookOf([districtRoom, accessRoom, dutyRoom, intakeRoom, dispatchRoom, taskingRoom]);
  const journal = memoryJournal(book);
  let count = 0;
  const give = async (by: Giver, name: string, body: object, minute = 0) => {
    count += 1;
    const at = plusSeconds(monday, minute * 60);
    const id = derivedUlid(millis(at), `${count}`);
    const parsed = book.orders.get(name)?.body.parse(body);
    // Sealed fields are sealed by the server before a rule sees them.
    const fields = book.orders.get(name)?.sealed ?? [];
    const shut = Object.fromEntries(fields.filter((one) => one in body).map((one) => [one, sealed]));
    const order = { id, name, by, receivedAt: at, occurredAt: at, body: { ...(parsed as object), ...shut } };
    const outcome = await journal.submit({ order, digest: String(count) });
    return outcome.accepted ? { id, facts: outcome.facts, code: "" } : { id, facts: [], code: outcome.refusal.refused };
  };
  const must = async (...args: Parameters<typeof give>) => {
    const done = await give(...args);
    if (done.code !== "") throw new Error(`${args[1]} was refused: ${done.code}`);
    return done;
  };
  const name = (en: string) => ({ zh: en, en });
  await must(administrator, "NameDistrict", {
    ...{ name: name("Test"), code: "990100", zone: "Asia/Shanghai", centre: [114, 30], drill: true },
  });
  for (const id of ["analysis", "traffic"]) await must(administrator, "RegisterDepartment", { id, name: name(id) });
  for (const id of ["north", "south"]) {
    await must(administrator, "RegisterStation", { id, name: name(id), point: [114, 30] });
  }
  const task = async (id: string): Promise<Task> => {
    const stream = taskStream(id);
    const state = (await journal.states([stream])).get(stream)?.[taskView.room];
    if (state === undefined) throw new Error(`there is no task ${id}`);
    return state as Task;
  };
  const define = (body: object) =>
    must(administrator, "DefineService", {
      ...{
        service: "interpreter",
        name: { zh: "翻译", en: "Interpreter" },
        gives: [],
        askers: [],
        returns: ["people"],
      },
      ...{ answeredBy: [{ kind: "department", id: "analysis" }], sign: [3, 3, 3], answer: [15, 30, 60] },
      referral: false,
      ...body,
    });
  /** Issues a directive to some and answers the ids of their tasks. */
  const issue = async (body: object = {}, by: Giver = commander, minute = 0) => {
    const { facts } = await must(
      by,
      "IssueDirective",
      {
        ...{ title: "Check the pumps", to: [{ kind: "station", id: "north" }] },
        signBy: plusSeconds(monday, (minute + 10) * 60),
        answerBy: plusSeconds(monday, (minute + 60) * 60),
        ...body,
      },
      minute,
    );
    return facts.flatMap(({ data }) =>
      (data as { readonly copies: readonly { readonly task: string }[] }).copies.map((copy) => copy.task),
    );
  };
  return { journal, book, give, must, task, define, issue };
}
