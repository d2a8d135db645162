import { useMemo } from "react";
import { ask, type Reply } from "../../journal/web/api.ts";
import { type Read, useRead } from "../../journal/web/use-read.ts";
import { useStream, useStreams } from "../../journal/web/client.ts";
import type { Retention } from "../retention.ts";
import { type RetentionDays, retentionStream } from "../retention-facts.ts";

/** `GET /api/v1/retention`. */
export interface RetentionNow {
  readonly from: string | null;
  readonly days: RetentionDays;
  readonly graceHours: number;
  readonly kinds: readonly {
    readonly kind: string;
    readonly due: number;
    readonly inWeek: number;
    readonly inMonth: number;
    readonly held: number;
    readonly erased: number;
  }[];
}

/** The retention in force and the counts of what it erases. Read again when a schedule is set or a hold changes. */
export function useRetention(): Read<RetentionNow> {
  const set = useStream<Retention>(retentionStream);
  const holds = useStreams("hold");
  return useRead(
    readRetention,
    useMemo(() => [set, holds], [set, holds]),
  );
}

function readRetention(signal: AbortSignal): Promise<Reply<RetentionNow>> {
  return ask<RetentionNow>("GET", "/api/v1/retention", { signal });
}
