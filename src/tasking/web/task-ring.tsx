import { giverOf } from "../../access/own-session.ts";
import { tagsOf } from "../../access/sight.ts";
import { useAlarmOnce } from "../../ground/web/alarm.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { rungFor } from "../ringing.ts";
import type { Task } from "../task.ts";

/** Sounds once of each reminder that climbed to whoever is here: their part's own, then the leaders'. */
export function TaskRing(): null {
  const { session } = useClient();
  const tags = tagsOf(giverOf(session));
  const rung = useStreams<Task>("task").flatMap(({ state }) => rungFor(state, tags) ?? []);
  useAlarmOnce(
    "late",
    rung.map((id) => ({ id })),
  );
  return null;
}
