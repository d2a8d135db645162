import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { tagsOf } from "../../access/sight.ts";
import type { Role } from "../../ground/role.ts";
import { codeSchema } from "../../ground/text.ts";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { cardAnswer, cardOf, cardQuery } from "../../journal/server/stream-card.ts";
import { taskRoles } from "../issuing.ts";
import { taskingReads } from "../read-kinds.ts";
import { type TaskStage, taskStages } from "../stage.ts";
import type { TaskKind } from "../task.ts";
import { taskKinds, taskStream } from "../task-facts.ts";
import { taskView } from "../task-view.ts";

/** Who reads tasks, each as far as they are in sight. */
export const taskReaders: readonly Role[] = [...taskRoles, "calltaker", "support", "reader", "importer"];

const listQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(["open", "over", "late"]).optional(),
  stage: z.enum(taskStages).optional(),
  kind: z.enum(taskKinds).optional(),
  service: codeSchema.optional(),
  /** A party as `station/ID`, `department/ID`, `unit/ID`, `hall`: whose turn it is. */
  turn: codeSchema.optional(),
});

const sentence = z.strictObject({ zh: z.string(), en: z.string() });

const answer = z.strictObject({
  tasks: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(taskKinds),
      title: sentence,
      service: z.string().nullable(),
      stage: z.enum(taskStages),
      priority: z.number().int(),
      /** Parties as `station/ID`, `department/ID`, `unit/ID`, `hall`, `supervision`, `group/ID`. */
      from: z.string(),
      to: z.string(),
      /** Whose turn it is; null when it is over. */
      turn: z.string().nullable(),
      about: z.string().nullable(),
      askedAt: z.string(),
      dueAt: z.string().nullable(),
      supervisedDue: z.string().nullable(),
      /** Reminders, returns and reopenings so far. */
      late: z.number().int(),
      returns: z.number().int(),
      reopened: z.number().int(),
      /** Whether the promise was kept, from the first asking; null while that is open, or nothing was promised. */
      kept: z.boolean().nullable(),
      answeredAt: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

interface Row {
  readonly id: string;
  readonly kind: TaskKind;
  readonly title: string;
  readonly title_en: string;
  readonly service: string | null;
  readonly stage: TaskStage;
  readonly priority: number;
  readonly from_party: string;
  readonly to_party: string;
  readonly turn: string | null;
  readonly about: string | null;
  readonly asked_at: Date;
  readonly due_at: Date | null;
  readonly supervised_due: Date | null;
  readonly late: number;
  readonly returns: number;
  readonly reopened: number;
  readonly kept: boolean | null;
  readonly answered_at: Date | null;
}

/** Tags whose people see every task (`taskView.seenBy`). */
const seeingAll = ["hall", "supervisor", "reader"];

const columns = `id, kind, title, title_en, service, stage, priority, from_party, to_party, turn, about, asked_at, due_at,
  supervised_due, late, returns, reopened, kept, answered_at`;

/**
 * Open ones are found by an index of what is current, at any age of the store: by the order they are shown in for whoever
 * sees all, by who sees them for everybody else. Along the order, a station with 10 of 5,000 open tasks read all 5,000.
 */
function listSql(isOpen: boolean, tags: readonly string[]): string {
  const isOfFew = isOpen && !seeingAll.some((tag) => tags.includes(tag));
  const seen = `FROM tasking.task WHERE seen_by ?| $1::text[] ${isOpen ? "AND current" : ""}`;
  return `
  ${isOfFew ? `WITH own AS MATERIALIZED (SELECT current, ${columns} ${seen})` : ""}
  SELECT ${columns}
  ${isOfFew ? "FROM own WHERE true" : seen}
    AND ($2::boolean IS NULL OR current = $2)
    AND ($3::timestamptz IS NULL OR due_at < $3)
    AND ($4::text IS NULL OR stage = $4)
    AND ($5::text IS NULL OR kind = $5)
    AND ($6::text IS NULL OR service = $6)
    AND ($7::text IS NULL OR turn = $7)
    AND ($8::timestamptz IS NULL OR asked_at >= $8)
    AND ($9::timestamptz IS NULL OR asked_at < $9)
    AND ($10::timestamptz IS NULL OR (asked_at, id) < ($10, $11))
  ORDER BY asked_at DESC, id DESC
  LIMIT $12`;
}

/** Tasks: a list by stage, kind, service, whose turn it is; and one with its history. */
export function taskRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/tasks",
    {
      config: {
        scope: "service",
        roles: taskReaders,
        title: { zh: "任务，新的在前，按游标翻页", en: "Tasks, newest first, cursor-paged" },
        recorded: taskingReads.tasks,
        query: listQuery,
        answer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const isOpen = query.state === "open" || query.state === "late";
      const tags = tagsOf(house.giverOf(request));
      const found = await house.pool.query<Row>(listSql(isOpen, tags), [
        tags,
        query.state === undefined ? null : isOpen,
        query.state === "late" ? house.now().toISOString() : null,
        query.stage ?? null,
        query.kind ?? null,
        query.service ?? null,
        query.turn ?? null,
        query.from ?? null,
        query.to ?? null,
        cursor?.at ?? null,
        cursor?.id ?? null,
        query.limit + 1,
      ]);
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.asked_at.toISOString(), id: row.id }));
      return { tasks: page.rows.map(said), next: page.next };
    },
  );

  app.get<{ Params: { task: string } }>(
    "/tasks/:task",
    {
      config: {
        scope: "service",
        sighted: true,
        roles: taskReaders,
        title: {
          zh: "一项任务及其经过；密封内容仍为密封",
          en: "One task and its history; what is sealed stays sealed",
        },
        recorded: taskingReads.task,
        refuses: ["NothingThere"],
        query: cardQuery,
        answer: z.strictObject({ stream: z.string(), state: z.looseObject({ id: z.string() }), ...cardAnswer }),
      },
    },
    async (request) => cardOf(house, request, taskView, taskStream(request.params.task)),
  );
}

function said(row: Row): z.output<typeof answer>["tasks"][number] {
  const { id, kind, service, stage, priority, turn, about, late, returns, reopened, kept } = row;
  return {
    title: { zh: row.title, en: row.title_en },
    ...{ id, kind, service, stage, priority, turn, about, late, returns, reopened, kept },
    from: row.from_party,
    to: row.to_party,
    askedAt: row.asked_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    supervisedDue: row.supervised_due?.toISOString() ?? null,
    answeredAt: row.answered_at?.toISOString() ?? null,
  };
}
