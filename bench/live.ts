import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { incidentLives, preparation, type Sent } from "./incident-life.ts";
import { percentile } from "./percentile.ts";

export interface LiveFigures {
  readonly p50: number | null;
  readonly p99: number | null;
  readonly bareP50: number | null;
  readonly bareP99: number | null;
  /** Processor seconds of the listeners' process for each second measured. */
  readonly loadShare: number;
}

/** Who is reached, and how an order is given: resolves when it is acknowledged. */
interface Broadcaster {
  readonly address: string;
  readonly token: string;
  give(sent: Sent): Promise<void>;
}

/**
 * Milliseconds from an acknowledged order to the last of `clients` listeners having it, at 20 orders a second, beside a
 * bare broadcast of a message as long as the server's own for the same order.
 */
export async function measureLive(
  url: string,
  token: string,
  clients: number,
  seconds: number,
  progress: (line: string) => void,
): Promise<LiveFigures> {
  const callsign: Broadcaster = {
    address: `${url}/api/v1/live`,
    token,
    give: async ({ id, name, body }) => {
      const response = await fetch(`${url}/api/v1/orders/${name}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id },
        body: JSON.stringify(body),
      });
      const answer = await response.text();
      if (!response.ok) throw new Error(`${name}: ${answer}`);
      sizes.push(answer.length);
    },
  };
  const sizes: number[] = [];
  for (const sent of preparation(1)) await callsign.give(sent);
  progress(`live: ${clients} listeners on Callsign`);
  sizes.length = 0;
  const own = await measure(callsign, clients, seconds);

  const length = Math.round(sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length));
  const bareServer = fork(join(import.meta.dirname, "bare-broadcast.ts"));
  try {
    const { url: bareUrl } = await message<{ url: string }>(bareServer, (told) => "url" in told);
    const bare: Broadcaster = {
      address: bareUrl,
      token: "none",
      give: async ({ id }) => {
        const head = `event: facts\ndata: {"facts":[{"order":"${id}","text":"`;
        const response = await fetch(bareUrl, {
          method: "POST",
          body: `${head}${"x".repeat(Math.max(0, length - head.length))}"}]}\n\n`,
        });
        await response.text();
      },
    };
    progress(`live: ${clients} listeners on a bare broadcast`);
    const reference = await measure(bare, clients, seconds);
    return {
      p50: own.p50,
      p99: own.p99,
      bareP50: reference.p50,
      bareP99: reference.p99,
      loadShare: own.loadShare,
    };
  } finally {
    bareServer.disconnect();
  }
}

async function measure(broadcaster: Broadcaster, clients: number, seconds: number) {
  const process = fork(join(import.meta.dirname, "live-clients.ts"), [
    broadcaster.address,
    broadcaster.token,
    `${clients}`,
  ]);
  try {
    await message(process, (told) => "ready" in told);
    const acknowledged = new Map<string, number>();
    const arrived = new Map<string, number>();
    process.on("message", (told: { order?: string; at?: number }) => {
      if (told.order !== undefined && told.at !== undefined) arrived.set(told.order, told.at);
    });
    const life = incidentLives(0);
    const started = performance.now();
    const perSecond = 20;
    for (let index = 0; index < seconds * perSecond; index++) {
      const due = started + (index * 1000) / perSecond;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const sent = life.next().value;
      // In sequence: an incident's orders follow from each other.
      await broadcaster.give(sent);
      acknowledged.set(sent.id, performance.timeOrigin + performance.now());
    }
    const deadline = Date.now() + 10_000;
    while (arrived.size < acknowledged.size && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    process.send({});
    const { cpuSeconds } = await message<{ cpuSeconds: number }>(process, (told) => "cpuSeconds" in told);
    const late = [...acknowledged].map(([id, at]) => Math.max(0, (arrived.get(id) ?? Number.POSITIVE_INFINITY) - at));
    return {
      p50: percentile(late, 50),
      p99: percentile(late, 99),
      loadShare: cpuSeconds / ((performance.now() - started) / 1000),
    };
  } finally {
    process.disconnect();
  }
}

function message<Told extends object>(from: ChildProcess, wanted: (told: object) => boolean): Promise<Told> {
  return new Promise((resolve, reject) => {
    const hear = (told: object) => {
      if ("failed" in told) reject(new Error(`a listener failed: ${String(told.failed)}`));
      if (!wanted(told)) return;
      from.off("message", hear);
      resolve(told as Told);
    };
    from.on("message", hear);
    from.once("exit", (code) => reject(new Error(`the process ended with ${code}`)));
  });
}
