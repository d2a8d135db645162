import type { Fact } from "../../ground/fact.ts";
import { makeStore, type Store } from "../../ground/web/store.ts";
import { ask } from "./api.ts";
import type { LiveStore } from "./live-store.ts";
import type { PositionsMessage } from "./position-store.ts";

/**
 * `connecting`: nothing shown yet, or beginning again. `live`: up to date. `lost`: what is shown may be old; trying again.
 * `resting`: closed while the screen is locked.
 */
export interface Connection {
  readonly state: "connecting" | "live" | "lost" | "signedOut" | "resting";
  readonly database: "up" | "down";
  /** Since when the state is what it is, milliseconds since 1970 by this machine's clock. */
  readonly since: number;
  readonly attempt: number;
  /** Grows each time what this session may do or see has changed. */
  readonly standing: number;
}

export interface LiveConnection {
  readonly state: Store<Connection>;
  /** Tries now, without waiting out the pause. */
  retry(): void;
  /** Closes it until `retry`, which goes on from the last position. */
  rest(): void;
  close(): void;
}

const firstPauseMillis = 400;
const longestPauseMillis = 5_000;

/**
 * Keeps one event stream open. The browser's own reconnecting gives up on any HTTP error, so it is done here: after an
 * error the source is closed and opened again from the last position, with a pause that doubles to five seconds.
 */
export function connectLive(store: LiveStore): LiveConnection {
  const state = makeStore<Connection>({
    state: "connecting",
    database: "up",
    since: Date.now(),
    attempt: 0,
    standing: 0,
  });
  let source: EventSource | undefined;
  let position: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function become(next: Partial<Connection>): void {
    const now = state.get();
    const since = next.state !== undefined && next.state !== now.state ? Date.now() : now.since;
    state.set({ ...now, ...next, since });
  }

  function remember(event: MessageEvent): void {
    if (event.lastEventId !== "") position = event.lastEventId;
  }

  function open(): void {
    clearTimeout(timer);
    source?.close();
    store.opened();
    const query = position === undefined ? "" : `?position=${encodeURIComponent(position)}`;
    const opened = new EventSource(`/api/v1/live${query}`);
    source = opened;
    const on = (name: string, take: (content: unknown) => void) =>
      opened.addEventListener(name, (event: MessageEvent<string>) => {
        remember(event);
        take(JSON.parse(event.data) as unknown);
      });
    on("snapshot", (content) => store.apply({ event: "snapshot", ...(content as { stream: string; state: unknown }) }));
    on("facts", (content) => store.apply({ event: "facts", ...(content as { facts: readonly Fact[] }) }));
    on("forget", (content) => store.apply({ event: "forget", ...(content as { stream: string }) }));
    on("positions", (content) => store.apply({ event: "positions", ...(content as PositionsMessage) }));
    on("status", (content) => become({ database: (content as { database: "up" | "down" }).database }));
    on("ready", (content) => {
      const said = content as { position: string; reset?: boolean };
      position = said.position;
      store.apply({ event: "ready", reset: said.reset === true });
      become({ state: "live", attempt: 0 });
    });
    // The server ends the connection after this: whoever reads must ask who they are now.
    on("standing", () => become({ standing: state.get().standing + 1, state: "connecting" }));
    opened.addEventListener("error", () => {
      if (source !== opened || closed) return;
      opened.close();
      source = undefined;
      void lost();
    });
  }

  async function lost(): Promise<void> {
    const attempt = state.get().attempt + 1;
    become({ state: state.get().state === "connecting" ? "connecting" : "lost", attempt });
    const session = await ask("GET", "/api/v1/session");
    if (closed || source !== undefined || state.get().state === "resting") return;
    if (session.kind === "refused" && session.refused.status === 401) {
      become({ state: "signedOut" });
      return;
    }
    const pause = Math.min(longestPauseMillis, firstPauseMillis * 2 ** Math.min(attempt - 1, 8));
    clearTimeout(timer);
    timer = setTimeout(open, pause * (0.7 + 0.6 * Math.random()));
  }

  const online = () => {
    const { state: now } = state.get();
    if (source === undefined && !closed && now !== "signedOut" && now !== "resting") open();
  };
  window.addEventListener("online", online);
  open();
  return {
    state,
    retry: () => {
      if (closed) return;
      if (state.get().state === "resting") become({ state: "connecting", attempt: 0 });
      open();
    },
    rest: () => {
      clearTimeout(timer);
      source?.close();
      source = undefined;
      become({ state: "resting" });
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      source?.close();
      window.removeEventListener("online", online);
    },
  };
}
