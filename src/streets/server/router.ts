import { Worker } from "node:worker_threads";
import type { Answered, Asked, QuestionName, Questions } from "./router-questions.ts";

/** No streets are loaded, or the router is being started again: dispatch goes on without travel times, and says so. */
export class NoRoads extends Error {
  constructor(why: string) {
    super(why);
    this.name = "NoRoads";
  }
}

/** Travel by road, answered by a thread of its own. Every question may throw `NoRoads`. */
export interface Router {
  ask<Name extends Exclude<QuestionName, "load" | "conditions">>(
    name: Name,
    question: Questions[Name]["ask"],
  ): Promise<Questions[Name]["answer"]>;
  /** Takes a graph file into use; the one before serves until this one is loaded. */
  use(file: string): Promise<Questions["load"]["answer"]>;
  /** How the roads are from now on; kept, and told again to a new thread. */
  tell(conditions: Questions["conditions"]["ask"]): Promise<Questions["conditions"]["answer"]>;
  isReady(): boolean;
  close(): Promise<void>;
}

/** A question that takes longer is given up, and the thread with it: a dispatcher does not wait for a stuck search. */
const mostMillis = 10_000;
const usualWorker = new URL("./router-worker.ts", import.meta.url);

export function startRouter(log: (line: string) => void, workerFile = usualWorker): Router {
  let file: string | undefined;
  let conditions: Questions["conditions"]["ask"] | undefined;
  let thread: Thread | undefined;
  let closed = false;

  /** A thread that has the graph and the conditions; the first question after a crash waits for it. */
  async function ready(): Promise<Thread> {
    if (closed || file === undefined) throw new NoRoads("no streets are loaded");
    if (thread !== undefined && !thread.ended()) return thread;
    const next = startThread(workerFile, (why) =>
      log(`the router ended (${why}); it is started again when it is needed`),
    );
    thread = next;
    await next.ask("load", { file });
    if (conditions !== undefined) await next.ask("conditions", conditions);
    return next;
  }

  return {
    ask: async (name, question) => (await ready()).ask(name, question),
    use: async (wanted) => {
      const next = startThread(workerFile, (why) =>
        log(`the router ended (${why}); it is started again when it is needed`),
      );
      try {
        const loaded = await next.ask("load", { file: wanted });
        if (conditions !== undefined) await next.ask("conditions", conditions);
        // Nobody would end it any more.
        if (closed) throw new NoRoads("closed");
        const before = thread;
        [thread, file] = [next, wanted];
        await before?.end();
        return loaded;
      } catch (error) {
        await next.end();
        throw error;
      }
    },
    tell: async (now) => {
      conditions = now;
      return (await ready()).ask("conditions", now);
    },
    isReady: () => file !== undefined,
    close: async () => {
      closed = true;
      await thread?.end();
    },
  };
}

interface Thread {
  ask<Name extends QuestionName>(name: Name, ask: Questions[Name]["ask"]): Promise<Questions[Name]["answer"]>;
  ended(): boolean;
  end(): Promise<void>;
}

function startThread(workerFile: URL, onCrash: (why: string) => void): Thread {
  const worker = new Worker(workerFile);
  worker.unref();
  const waiting = new Map<
    number,
    { resolve(answer: unknown): void; reject(error: Error): void; timer: NodeJS.Timeout }
  >();
  let last = 0;
  let over = false;
  let wanted = false;

  const end = (why: string) => {
    if (over) return;
    over = true;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new NoRoads(why));
    }
    waiting.clear();
    if (!wanted) onCrash(why);
  };
  worker.on("message", (answered: Answered) => {
    const asker = waiting.get(answered.id);
    if (asker === undefined) return;
    waiting.delete(answered.id);
    clearTimeout(asker.timer);
    if ("error" in answered) {
      asker.reject(answered.error === "NoGraph" ? new NoRoads("no streets are loaded") : new Error(answered.error));
    } else asker.resolve(answered.answer);
  });
  worker.on("error", (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on("exit", (code) => end(`exit code ${code}`));

  return {
    ask: (name, ask) =>
      new Promise((resolve, reject) => {
        if (over) {
          reject(new NoRoads("the router has ended"));
          return;
        }
        const id = (last += 1);
        const timer = setTimeout(() => {
          end(`no answer to ${name} in ${mostMillis / 1000} s`);
          void worker.terminate();
        }, mostMillis);
        waiting.set(id, { resolve: (answer) => resolve(answer as never), reject, timer });
        worker.postMessage({ id, name, ask } satisfies Asked);
      }),
    ended: () => over,
    end: async () => {
      wanted = true;
      await worker.terminate();
      end("closed");
    },
  };
}
