import { useCallback, useEffect, useState } from "react";
import { ask } from "../../journal/web/api.ts";
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
export function useRetention(): {
  readonly now: RetentionNow | undefined;
  readonly failed: boolean;
  refresh(): void;
} {
  const set = useStream<Retention>(retentionStream);
  const holds = useStreams("hold");
  const [now, setNow] = useState<RetentionNow>();
  const [failed, setFailed] = useState(false);
  const refresh = useCallback(async () => {
    const reply = await ask<RetentionNow>("GET", "/api/v1/retention");
    setFailed(reply.kind !== "ok");
    if (reply.kind === "ok") setNow(reply.content);
  }, []);
  useEffect(() => void refresh(), [refresh, set, holds]);
  return { now, failed, refresh: () => void refresh() };
}
