import { answered } from "./store-failure.ts";
import { LogHeld, type LogHead } from "./log-head.ts";

interface Parts {
  connect(): Promise<LogHead>;
  /** The log has just been taken: whatever was known of it is to be read again. */
  taken(log: LogHead): Promise<void>;
  /** The log is lost: nothing can be written until it is taken again. */
  lost(reason: string): void;
  /** True while a batch is being written: that tells by itself whether the database answers. */
  isBusy(): boolean;
  log(line: string): void;
  onAvailability(available: boolean): void;
}

/** The right to write, held as long as its connection lives, and taken again for as long as it takes. */
export interface Holding {
  /** The connection that holds the log; undefined while there is none. */
  held(): LogHead | undefined;
  /** Gives a connection up that cannot be trusted any more; nothing when it has been given up already. */
  lose(taken: LogHead, reason: string): void;
  close(): Promise<void>;
}

const firstPauseMillis = 100;
const longestPauseMillis = 2000;
/** How often an idle connection is asked whether it is there: a database that is stopped in its tracks closes nothing. */
const askMillis = 1000;

/**
 * Takes the log, and takes it again whenever it is lost. A connection is lost when it ends, or when the clerk gives it up
 * because an answer did not come in time. Its socket is then destroyed. What PostgreSQL still does on that connection (a
 * commit, when a stopped backend goes on) it does before the log can be taken again, because the lock is that backend's.
 */
export async function holdLog(parts: Parts): Promise<Holding> {
  let held: LogHead | undefined;
  let closed = false;
  let isAsking = false;

  async function take(): Promise<void> {
    const taken = await parts.connect();
    try {
      await parts.taken(taken);
    } catch (error) {
      void taken.client.end().catch(() => undefined);
      throw error;
    }
    if (closed) return void (await taken.client.end());
    held = taken;
    taken.client.once("end", () => lose(taken, "the connection to the database ended"));
  }

  function lose(taken: LogHead, reason: string): void {
    if (held !== taken) return;
    held = undefined;
    // With a question under way the driver destroys the socket; otherwise it says goodbye.
    void taken.client.end().catch(() => undefined);
    parts.lost(reason);
    if (closed) return;
    parts.onAvailability(false);
    parts.log(`orders cannot be taken: ${reason}`);
    void regain();
  }

  async function regain(): Promise<void> {
    let said = "";
    for (let pause = firstPauseMillis; !closed; pause = Math.min(longestPauseMillis, pause * 1.5)) {
      try {
        await take();
        if (held === undefined) return;
        parts.onAvailability(true);
        parts.log("orders are taken again");
        return;
      } catch (error) {
        if (error instanceof LogHeld && said !== error.message) parts.log((said = error.message));
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  async function ask(): Promise<void> {
    const asked = held;
    if (asked === undefined || isAsking || parts.isBusy()) return;
    isAsking = true;
    try {
      await answered(asked.client.query("select 1"));
    } catch (error) {
      lose(asked, error instanceof Error ? error.message : String(error));
    } finally {
      isAsking = false;
    }
  }

  await take();
  const asking = setInterval(() => void ask(), askMillis);
  asking.unref();
  return {
    held: () => held,
    lose,
    close: async () => {
      closed = true;
      clearInterval(asking);
      const taken = held;
      held = undefined;
      await taken?.client.end().catch(() => undefined);
    },
  };
}
