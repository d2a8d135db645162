import { useCallback, useEffect, useState } from "react";
import type { Fact } from "../../ground/fact.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { withActs } from "./act-groups.ts";
import { type LogPage, readOlderActs } from "./read-acts.ts";

const noneHeld: readonly Fact[] = [];

/** How many acts each further request adds. */
const least = 200;

export interface Acts {
  /** Newest first. */
  readonly acts: readonly Fact[];
  /** The oldest fact of the log that was looked at; 1: all of it; undefined before the first answer. */
  readonly from: number | undefined;
  readonly reading: boolean;
  readonly failed: boolean;
  older(): void;
}

/** Acts as they happen, and those of the log, read backwards as far as one asks. */
export function useActs(): Acts {
  const { book, live } = useClient();
  const [acts, setActs] = useState(noneHeld);
  const [from, setFrom] = useState<number>();
  const [reading, setReading] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => live.onFact((fact) => setActs((held) => withActs(book, held, [fact]))), [book, live]);

  const older = useCallback(
    async (before: number | undefined) => {
      setReading(true);
      setFailed(false);
      const found = await readOlderActs(readLog, book, before, least);
      setReading(false);
      setFailed(found === null);
      if (found === null) return;
      setFrom(found.from);
      setActs((held) => withActs(book, held, found.acts));
    },
    [book],
  );
  useEffect(() => void older(undefined), [older]);
  return { acts, from, reading, failed, older: () => void older(from) };
}

async function readLog(after: number, limit: number): Promise<LogPage | null> {
  const reply = await ask<LogPage>("GET", `/api/v1/log/facts?after=${after}&limit=${limit}`);
  return reply.kind === "ok" ? reply.content : null;
}
