import { useMemo } from "react";
import { useStreams } from "../../journal/web/client.ts";
import type { SessionRecord } from "../sessions.ts";
import { useMinute } from "./use-minute.ts";

/** Open sessions in sight, of one person or of everybody, the latest first. */
export function useSessions(person?: string): readonly SessionRecord[] {
  const streams = useStreams<SessionRecord>("session");
  const now = useMinute();
  return useMemo(() => {
    return streams
      .map(({ state }) => state)
      .filter((session) => session.ended === undefined && session.until > now)
      .filter((session) => person === undefined || session.person === person)
      .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  }, [streams, now, person]);
}
