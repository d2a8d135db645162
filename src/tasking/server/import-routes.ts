import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { readApart } from "../../access/server/read-apart.ts";
import { type ReadingTurn, readingTurns } from "../../access/server/reading-turns.ts";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { readIn, type States } from "../../ground/fold.ts";
import { instantOf } from "../../ground/instant.ts";
import { sentenceSchema } from "../../ground/sentence.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { refusing } from "../../journal/server/refused.ts";
import type { House } from "../../journal/server/room-server.ts";
import { previewTasks, rowChanges, streamsOfTasks, type TasksPreview } from "../preview-tasks.ts";
import type { TaskKnown } from "../read-task-row.ts";
import { incidentsNamed, readTasks, unreadableTasks } from "../read-tasks.ts";
import { noServices, servicesView } from "../service.ts";
import { servicesStream } from "../service-facts.ts";
import { mappedWords } from "../task-cells.ts";
import { taskColumns, taskHeadings } from "../task-columns.ts";
import { type TaskMapping, taskMappingSchema } from "../task-mapping.ts";

/** How many files may wait besides the one being read. */
const mostWaiting = 3;
const retryAfterSeconds = 5;
/** What is larger is told to be too large by what reads it; as base64 it is a third longer. */
const mostBodyBytes = 12 * 1024 * 1024;
/** Each is looked up; a district's year has some thousands. */
const mostRows = 5000;
/** Titles and notes above the headings. */
const mostAbove = 21;

const bodySchema = z.strictObject({ mapping: taskMappingSchema, file: z.base64() });

const row = z.number().int();
const answer = z.strictObject({
  tasks: z.array(
    z.strictObject({
      row,
      ref: z.string(),
      title: z.string(),
      /** Parties as `station/ID`, `department/ID`, `unit/ID`, `hall`, `supervision`. */
      ...{ from: z.string(), to: z.string(), askedAt: z.string() },
      isOver: z.boolean(),
      /** `workedOn`: it is here and somebody has worked on it since; it is left as it is. */
      change: z.enum(rowChanges),
    }),
  ),
  /** To be given through `POST /api/v1/orders`; empty while there is any problem. */
  orders: z.array(z.strictObject({ name: z.literal("EnterTask"), body: z.record(z.string(), z.unknown()) })),
  problems: z.array(
    z.strictObject({ row, column: z.string(), sentence: sentenceSchema, boundary: z.number().int().optional() }),
  ),
  headings: z.array(z.string()),
  /** Which heading says what. */
  columns: z.partialRecord(z.enum(taskColumns), z.string()),
  ignored: z.array(z.string()),
  /** Words that the mapping can explain. */
  unknown: z.record(z.enum(mappedWords), z.array(z.string())),
});

/** What a table of another system's tasks would enter here. Nothing is written: its orders are for whoever asked to give. */
export function importRoutes(api: FastifyInstance, house: House): void {
  const waiting = refusing("FilesWaiting");
  const turns = readingTurns(mostWaiting);
  const taken = new WeakMap<FastifyRequest, ReadingTurn>();
  api.post(
    "/tasks/preview",
    {
      bodyLimit: mostBodyBytes,
      onRequest: async (request, reply) => {
        const turn = turns.take();
        if (turn === undefined) throw waiting("FilesWaiting", { retryAfterSeconds });
        taken.set(request, turn);
        reply.raw.once("close", turn.leave);
        reply.raw.once("finish", turn.leave);
      },
      config: {
        scope: "imports",
        unrecorded: "what the asker brought",
        roles: ["dutyCommander", "importer"],
        title: {
          zh: "预览其他系统的任务表（XLSX 或 CSV，至多 5 MiB、5000 行）：变更、逐行问题及待下达的指令；不写入",
          en: "Look at a table of another system's tasks (XLSX or CSV, up to 5 MiB and 5,000 rows): changes, problems by row and the orders to give; nothing is written",
        },
        body: bodySchema,
        refuses: waiting.codes,
        answer,
      },
    },
    async (request): Promise<TasksPreview> => {
      const { mapping, file } = bodyOf(bodySchema, request.body);
      const read = await taken
        .get(request)
        ?.read(() => readApart(Buffer.from(file, "base64"), { headings: headingsOf(mapping) }));
      if (read === undefined) throw waiting("FilesWaiting", { retryAfterSeconds });
      const found =
        "unreadable" in read
          ? unreadableTasks(read.unreadable)
          : read.table.length > mostRows + mostAbove
            ? unreadableTasks(tooMany)
            : readTasks(read.table, mapping, await knownBy(house, incidentsNamed(read.table, mapping)));
      const [by, at] = [house.giverOf(request), instantOf(house.now().getTime())];
      const held = readIn(await house.journal.states(streamsOfTasks(found, by, at)));
      const states: States = (fold, stream) => held(fold, stream) ?? null;
      return previewTasks(found, { states, refusals: house.book.refusals, by, at });
    },
  );
}

const tooMany = { zh: "超过 5000 行，请分成几份", en: "The table has more than 5,000 rows: split it." };

function headingsOf({ columns }: TaskMapping): readonly string[] {
  return [...taskHeadings, ...Object.values(columns)];
}

async function knownBy(house: House, numbers: readonly string[]): Promise<TaskKnown> {
  const incidents = new Map<string, string | null>();
  const found = async (column: "full_number" | "number", wanted: readonly string[]) => {
    if (wanted.length === 0) return;
    const { rows } = await house.pool.query<{ id: string; number: string }>(
      `SELECT id, ${column} AS number FROM dispatch.incident WHERE ${column} = ANY($1)`,
      [wanted],
    );
    for (const { id, number } of rows) incidents.set(number, incidents.has(number) ? null : id);
  };
  await found("number", numbers);
  await found(
    "full_number",
    numbers.filter((number) => !incidents.has(number)),
  );
  return {
    district: (await house.state(districtView, districtStream)) ?? unnamedDistrict,
    services: ((await house.state(servicesView, servicesStream)) ?? noServices).services,
    incidents,
  };
}
