import { useMemo, useSyncExternalStore } from "react";
import { pageClock } from "../../ground/web/pace.ts";
import { type Client, useClient } from "./client.ts";
import { figuresOf } from "./figures.ts";

/**
 * Figures of what this client holds: again at most once a second while the board changes, and the component is rendered
 * again only when they say something else. `work` is one function, not a new one at each rendering.
 */
export function useFigures<Figures>(work: (client: Client) => Figures): Figures {
  const client = useClient();
  const figures = useMemo(() => figuresOf(client.live.subscribe, () => work(client), pageClock), [client, work]);
  return useSyncExternalStore(figures.subscribe, figures.get);
}
