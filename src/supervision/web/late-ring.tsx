import { useCallback, useMemo } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { useAlarmOnce } from "../../ground/web/alarm.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { useOwing } from "../../journal/web/owing.ts";
import { useRead } from "../../journal/web/use-read.ts";
import { lateOf } from "./late-now.ts";

interface Presence {
  readonly supervisors: number;
}

/**
 * Sounds once of each thing that is late beyond its bound: for supervision, and for the duty commander while nobody of
 * supervision has a console open. What was done in the meantime sounds no more.
 */
export function LateRing(): null {
  const client = useClient();
  const now = useMinute();
  const owing = useOwing();
  const isCovered = useCovered(now);
  const late = useMemo(() => (isCovered ? [] : lateOf(client, owing, now)), [client, owing, now, isCovered]);
  useAlarmOnce(
    "late",
    late.map(({ stream, what }) => ({ id: `${stream} ${what.en}` })),
  );
  return null;
}

/** Whether somebody else is told: for a duty commander, while supervision is there, or nobody knows yet. */
function useCovered(because: unknown): boolean {
  const isSupervision = useClient().session.role === "supervisor";
  const read = useCallback(
    (signal: AbortSignal) => ask<Presence>("GET", "/api/v1/supervision/presence", { signal }),
    [],
  );
  const { content } = useRead(isSupervision ? null : read, because);
  return !isSupervision && content?.supervisors !== 0;
}
