import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { answerDue, keptPromise, nextDue } from "../clock.ts";
import { partyKey } from "../party.ts";
import { isOpenTask, taskStage } from "../stage.ts";
import { taskView, turnOf } from "../task-view.ts";

/**
 * The columns that lists of tasks are filtered and sorted by. What was asked and answered stays sealed in the streams. The
 * stage changes with every step and stands in no index. Whoever sees few of the open ones finds them by `task_seen`, which
 * is written when a task is given, given to another and over; without `fastupdate`, so that no list waits to be read.
 */
export const taskingMigrations: readonly Migration[] = [
  {
    name: "tasking-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS tasking;
      CREATE TABLE tasking.task (
        id text PRIMARY KEY,
        kind text NOT NULL,
        title text NOT NULL,
        title_en text NOT NULL,
        service text,
        stage text NOT NULL,
        priority integer NOT NULL,
        from_party text NOT NULL,
        to_party text NOT NULL,
        turn text,
        about text,
        asked_at timestamptz NOT NULL,
        due_at timestamptz,
        answer_due timestamptz,
        supervised_due timestamptz,
        late integer NOT NULL,
        returns integer NOT NULL,
        reopened integer NOT NULL,
        kept boolean,
        thanked boolean,
        signed_at timestamptz,
        answered_at timestamptz,
        current boolean NOT NULL,
        seen_by jsonb NOT NULL
      );
      ALTER TABLE tasking.task SET (fillfactor = 80);
      CREATE INDEX task_asked ON tasking.task (asked_at DESC, id DESC);
      CREATE INDEX task_current ON tasking.task (asked_at DESC, id DESC) WHERE current;
      CREATE INDEX task_seen ON tasking.task USING gin (seen_by) WITH (fastupdate = off) WHERE current;
      CREATE INDEX task_service ON tasking.task (service, asked_at DESC, id DESC) WHERE service IS NOT NULL;
    `,
    keeps: {
      "tasking.task": {
        id: "a task's id",
        kind: "a code",
        title: "what is to be done, in a text that refuses what looks personal",
        title_en: "the same, where it has a name in English",
        service: "a code",
        stage: "a code",
        from_party: "a part of the house",
        to_party: "a part of the house",
        turn: "a part of the house",
        about: "a stream's id",
        seen_by: "tags of sight",
      },
    },
  },
];

export const taskTable = readTable({
  fold: taskView,
  name: "tasking.task",
  key: ["id"],
  columns: {
    ...{
      id: "text",
      kind: "text",
      title: "text",
      title_en: "text",
      service: "text",
      stage: "text",
      priority: "integer",
    },
    ...{ from_party: "text", to_party: "text", turn: "text", about: "text" },
    ...{ asked_at: "timestamptz", due_at: "timestamptz", answer_due: "timestamptz", supervised_due: "timestamptz" },
    ...{ late: "integer", returns: "integer", reopened: "integer", kept: "boolean", thanked: "boolean" },
    ...{ signed_at: "timestamptz", answered_at: "timestamptz", current: "boolean", seen_by: "jsonb" },
  },
  rows: (task, stream) => {
    const turn = turnOf(task);
    return [
      {
        ...{
          id: task.id,
          kind: task.kind,
          title: task.title.zh,
          title_en: task.title.en,
          service: task.service ?? null,
          priority: task.priority,
        },
        stage: taskStage(task),
        from_party: partyKey(task.from),
        to_party: partyKey(task.to),
        turn: turn === undefined ? null : partyKey(turn),
        about: task.about === undefined ? null : `${task.about.kind}/${task.about.id}`,
        asked_at: task.askedAt,
        due_at: nextDue(task)?.at ?? null,
        answer_due: answerDue(task) ?? null,
        supervised_due: task.supervised?.dueBy ?? null,
        ...{ late: task.late.length, returns: task.returns, reopened: task.reopened.length },
        ...{ kept: keptPromise(task) ?? null, thanked: task.confirmed?.thanked ?? null },
        ...{ signed_at: task.signed?.at ?? null, answered_at: task.firstAnsweredAt ?? null },
        current: isOpenTask(task),
        seen_by: JSON.stringify(taskView.seenBy?.(task, stream) ?? []),
      },
    ];
  },
});
