import { useMemo } from "react";
import { instantOf } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useStreams } from "../../journal/web/desk.ts";
import type { SessionRecord } from "../sessions.ts";

/** Open sessions in sight, of one person or of everybody, the latest first. */
export function useSessions(person?: string): readonly SessionRecord[] {
  const streams = useStreams<SessionRecord>("session");
  const minute = Math.floor(useNow() / 60_000);
  return useMemo(() => {
    const now = instantOf(minute * 60_000);
    return streams
      .map(({ state }) => state)
      .filter((session) => session.ended === undefined && session.until > now)
      .filter((session) => person === undefined || session.person === person)
      .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  }, [streams, minute, person]);
}
