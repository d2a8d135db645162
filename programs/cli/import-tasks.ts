import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { ulidOf } from "../../src/ground/ulid.ts";
import { GivenFileRefused, mostBytes, readGiven } from "../../src/journal/server/engine/given-file.ts";
import { JsonFault, parseStrictJson } from "../../src/journal/server/strict-json.ts";
import type { TasksPreview } from "../../src/tasking/preview-tasks.ts";
import { aligned } from "./aligned.ts";
import { note, spoken } from "./language.ts";
import type { Orders } from "./orders-at-server.ts";
import { withOrders } from "./orders-for-verb.ts";
import { progressOf } from "./progress.ts";
import { type Given, Usage } from "./verb.ts";

/** As many orders as go to the server in one list. */
const listLength = 100;

interface Refused {
  readonly ref: string;
  readonly code: string;
  readonly sentence: string;
}

/**
 * `import tasks FILE`: enters another system's directives and requests. Exit code 1 when a row is wrong, and then nothing
 * is given, or when an order is refused; 2 when a column may not be imported.
 */
export async function importTasksFile(given: Given, file: string): Promise<number> {
  const mapping = mappingOf(given);
  const table = fileOf(file, mostBytes.staff).toString("base64");
  return withOrders(given, { officer: "import", role: "importer" }, async (orders) => {
    const preview = (await orders.tell("/api/v1/tasks/preview", { mapping, file: table })) as TasksPreview;
    return report(given, preview, given.has("dry-run") ? [] : await giveAll(orders, preview));
  });
}

/** The mapping's file, or as much of one as `--source` says. */
function mappingOf(given: Given): unknown {
  const file = given.text("mapping");
  const source = given.text("source");
  if (file === undefined) {
    if (source !== undefined) return { source };
    throw new Usage({
      zh: "请以 --mapping 给出映射文件，或以 --source 写明系统名称。",
      en: "Give a mapping with --mapping, or what the other system is called with --source.",
    });
  }
  try {
    const read = parseStrictJson(fileOf(file, mostBytes.small)) as object;
    return source === undefined ? read : { ...read, source };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const why = { file, zh: error.reason.zh, en: error.reason.en };
    throw new Usage({ zh: "映射 {file} 不是 JSON：{zh}。", en: "The mapping {file} is not JSON: {en}." }, why);
  }
}

function fileOf(file: string, most: number): Buffer {
  try {
    return readGiven(resolve(file), most);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code ?? message;
    throw new Usage({ zh: "无法读取 {file}（{why}）。", en: "{file} cannot be read ({why})." }, { file, why });
  }
}

async function giveAll({ give }: Orders, { orders }: TasksPreview): Promise<readonly Refused[]> {
  const progress = progressOf("orders");
  const refused: Refused[] = [];
  try {
    for (let at = 0; at < orders.length; at += listLength) {
      progress(at, orders.length);
      const list = orders.slice(at, at + listLength);
      const ended = await give(list.map((order) => ({ id: ulidOf(Date.now(), randomBytes(10)), ...order })));
      for (const [place, end] of ended.entries()) {
        const ref = list[place]?.body["ref"];
        if (end !== null) refused.push({ ref: String(ref), code: end.code, sentence: spoken(end.sentence) });
      }
    }
  } finally {
    progress.end();
  }
  return refused;
}

/** Says what was found and done, in words or as JSON, and answers the exit code. */
function report(given: Given, preview: TasksPreview, refused: readonly Refused[]): number {
  const { problems, ignored, tasks } = preview;
  const isGood = problems.length === 0 && refused.length === 0;
  // What a boundary keeps out is no slip of a row: the file itself is not for here.
  const bad = problems.some(({ boundary }) => boundary !== undefined) ? 2 : 1;
  const isGiven = problems.length === 0 && !given.has("dry-run");
  const count = (change: string) => tasks.filter((task) => task.change === change).length;
  const counts = {
    ...{ new: count("new"), changed: count("changed"), same: count("same"), workedOn: count("workedOn") },
    problems: problems.length,
  };
  if (given.has("json")) {
    process.stdout.write(`${JSON.stringify({ given: isGiven, ...counts, problems, ignored, refused })}\n`);
    return isGood ? 0 : bad;
  }
  const rows = problems.map(({ row, column, sentence }) => [
    row === 0 ? spoken({ zh: "文件", en: "file" }) : spoken({ zh: `第 ${row} 行`, en: `row ${row}` }),
    ...[column, spoken(sentence)],
  ]);
  for (const line of aligned(rows)) note(line);
  for (const line of aligned(refused.map(({ ref, sentence }) => [ref, sentence]))) note(line);
  if (ignored.length > 0) {
    const columns = ignored.join("、");
    note(spoken({ zh: `callsign: 未采用的列：${columns}`, en: `callsign: Columns left alone: ${columns}` }));
  }
  if (problems.length > 0) {
    note(spoken({ zh: "callsign: 没有导入任何任务。", en: "callsign: No task was imported." }));
  }
  process.stdout.write(
    `${aligned(Object.entries(counts).map(([what, number]) => [what, String(number)])).join("\n")}\n`,
  );
  return isGood ? 0 : bad;
}
