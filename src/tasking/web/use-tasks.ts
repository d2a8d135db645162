import { useCallback, useMemo } from "react";
import { giverOf } from "../../access/own-session.ts";
import type { Fact } from "../../ground/fact.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient, useStream, useStreams } from "../../journal/web/client.ts";
import { type Read, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { partyOf } from "../party.ts";
import type { Party } from "../party-facts.ts";
import type { Task } from "../task.ts";
import { taskStream } from "../task-facts.ts";
import type { ListedTask } from "./listed-tasks.ts";

/** The side this session speaks for; undefined of roles that give and get no work. */
export function useOwnParty(): Party | undefined {
  const { session } = useClient();
  return useMemo(() => partyOf(giverOf(session)), [session]);
}

export function useOpenTasks(): readonly Task[] {
  const streams = useStreams<Task>("task");
  return useMemo(() => streams.map(({ state }) => state), [streams]);
}

interface TasksRead {
  readonly tasks: readonly ListedTask[];
  readonly next: string | null;
}

/** Tasks that are over, newest first, page by page. */
export function useTasksOver(): Read<TasksRead> {
  const from = useCallback<ReadFrom<TasksRead>>(async (signal, before) => {
    const query = new URLSearchParams({ state: "over", limit: "100" });
    if (typeof before?.next === "string") query.set("cursor", before.next);
    const reply = await ask<TasksRead>("GET", `/api/v1/tasks?${query}`, { signal });
    if (reply.kind !== "ok" || before === undefined) return reply;
    return { kind: "ok", content: { tasks: [...before.tasks, ...reply.content.tasks], next: reply.content.next } };
  }, []);
  return useRead(from);
}

interface TaskRead {
  readonly state: Task;
  readonly timeline: readonly Fact[];
}

/** One task with its history: as the board has it while it is open, and as the server tells it. */
export function useTask(id: string): {
  readonly task: Task | undefined;
  readonly timeline: readonly Fact[];
  readonly read: Read<TaskRead>;
} {
  const live = useStream<Task>(taskStream(id));
  const from = useCallback<ReadFrom<TaskRead>>(
    (signal) => ask<TaskRead>("GET", `/api/v1/tasks/${encodeURIComponent(id)}`, { signal }),
    [id],
  );
  // Read again when it changes: its history has grown.
  const read = useRead(from, live);
  return { task: live ?? read.content?.state, timeline: read.content?.timeline ?? [], read };
}
