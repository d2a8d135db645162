import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import type { StaffPreview } from "../../src/access/read-staff.ts";
import { GivenFileRefused, mostBytes, readGiven } from "../../src/journal/server/engine/given-file.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import { aligned } from "./aligned.ts";
import { note, spoken } from "./language.ts";
import type { Orders } from "./orders-at-server.ts";
import { withOrders } from "./orders-for-verb.ts";
import { progressOf } from "./progress.ts";
import { type Given, Usage } from "./verb.ts";

/** As many orders as go to the server in one list. */
const listLength = 100;

/** What the server said against an order, and whom it was about. */
interface Refused {
  readonly order: string;
  readonly person: string;
  readonly code: string;
  readonly sentence: string;
}

/** `import people FILE`: exit code 1 when a row is wrong, and then nothing is given, or when an order is refused; 2 when a column may not be imported. */
export async function importPeopleFile(given: Given, file: string): Promise<number> {
  const bytes = bytesOf(file);
  return withOrders(given, { officer: "import", role: "securityAdministrator" }, async (orders) => {
    const preview = (await orders.post("/api/v1/people/preview", bytes)) as StaffPreview;
    return report(given, preview, given.has("dry-run") ? [] : await giveAll(orders, preview));
  });
}

function bytesOf(file: string): Buffer {
  try {
    return readGiven(resolve(file), mostBytes.staff);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code ?? message;
    throw new Usage({ zh: "无法读取 {file}（{why}）。", en: "{file} cannot be read ({why})." }, { file, why });
  }
}

async function giveAll({ give }: Orders, { orders }: StaffPreview): Promise<readonly Refused[]> {
  const progress = progressOf("orders");
  const refused: Refused[] = [];
  try {
    for (let at = 0; at < orders.length; at += listLength) {
      progress(at, orders.length);
      const list = orders.slice(at, at + listLength);
      const ended = await give(list.map((order) => ({ id: ulidOf(Date.now(), randomBytes(10)), ...order })));
      for (const [index, end] of ended.entries()) {
        const given = list[index];
        if (end === null || given === undefined) continue;
        const { person } = given.body;
        refused.push({
          order: given.name,
          person: typeof person === "string" ? person : "",
          ...{ code: end.code, sentence: spoken(end.sentence) },
        });
      }
    }
  } finally {
    progress.end();
  }
  return refused;
}

/** Says what was found and done, in words or as JSON, and answers the exit code. */
function report(given: Given, preview: StaffPreview, refused: readonly Refused[]): number {
  const isGood = preview.problems.length === 0 && refused.length === 0;
  // What a boundary keeps out is no slip of a row: the file itself is not for here.
  const bad = preview.problems.some(({ boundary }) => boundary !== undefined) ? 2 : 1;
  const isGiven = preview.problems.length === 0 && !given.has("dry-run");
  const counts = countsOf(preview);
  if (given.has("json")) {
    const { problems, ignored } = preview;
    process.stdout.write(`${JSON.stringify({ given: isGiven, ...counts, problems, ignored, refused })}\n`);
    return isGood ? 0 : bad;
  }
  for (const line of aligned(problemRows(preview))) note(line);
  for (const line of aligned(refused.map(({ order, person, sentence }) => [order, person, sentence]))) note(line);
  if (preview.ignored.length > 0) {
    const columns = preview.ignored.join("、");
    note(spoken({ zh: `callsign: 未采用的列：${columns}`, en: `callsign: Columns left alone: ${columns}` }));
  }
  if (preview.problems.length > 0)
    note(spoken({ zh: "callsign: 没有导入任何人。", en: "callsign: Nobody was imported." }));
  process.stdout.write(`${aligned(Object.entries(counts).map(([what, count]) => [what, String(count)])).join("\n")}\n`);
  if (isGiven && counts.powers > 0 && refused.length === 0) {
    note(
      spoken({
        zh: "callsign: 权限须由第二人批准后生效。",
        en: "callsign: Powers count once a second person approves.",
      }),
    );
  }
  return isGood ? 0 : bad;
}

function countsOf({ people, orders, problems }: StaffPreview) {
  const count = (change: string) => people.filter((person) => person.change === change).length;
  const grants = orders.map(({ body }) => (Array.isArray(body["grants"]) ? body["grants"].length : 0));
  return {
    new: count("new"),
    changed: count("changed"),
    same: count("same"),
    /** Powers that are asked for and wait for a second person. */
    powers: grants.reduce((sum, each) => sum + each, 0),
    problems: problems.length,
  };
}

function problemRows({ problems }: StaffPreview): readonly (readonly string[])[] {
  return problems.map(({ row, column, sentence }) => [
    row === 0 ? spoken({ zh: "文件", en: "file" }) : spoken({ zh: `第 ${row} 行`, en: `row ${row}` }),
    column,
    spoken(sentence),
  ]);
}
