import { Agent, request } from "node:http";
import { incidentLives, type Sent } from "./incident-life.ts";

/*
 * A process of its own: `callers` callers that each give one order after the other over HTTP for some seconds, or until
 * there were as many orders as asked for. Tells its parent how many were acknowledged, how long each took, and what
 * processor time the giving itself cost.
 * argv: url, token, callers, seconds, number of the first caller, orders.
 */
const [url = "", token = "", callers = "1", seconds = "5", first = "0", orders = "Infinity"] = process.argv.slice(2);
const base = new URL(url);
const agent = new Agent({ keepAlive: true, maxSockets: Number(callers) });
const milliseconds: number[] = [];
const started = performance.now();
const until = started + Number(seconds) * 1000;

function give({ id, name, body }: Sent): Promise<void> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const call = request(
      {
        agent,
        hostname: base.hostname,
        port: base.port,
        path: `/api/v1/orders/${name}`,
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(text),
          "idempotency-key": id,
        },
      },
      (response) => {
        let answer = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
        response.on("end", () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`${name} answered ${response.statusCode}: ${answer}`));
        });
      },
    );
    call.on("error", reject);
    call.end(text);
  });
}

async function live(caller: number): Promise<void> {
  // A life is brought to its end, so that its unit is free for the next.
  for (const sent of incidentLives(caller)) {
    const isEnough = performance.now() >= until || milliseconds.length >= Number(orders);
    if (isEnough && sent.name === "RingCall") return;
    const before = performance.now();
    await give(sent);
    milliseconds.push(performance.now() - before);
  }
}

/** Tells the parent and goes; a long message must have left before the channel is closed. */
function tell(message: object): void {
  process.send?.(message, () => {
    agent.destroy();
    process.disconnect();
  });
}

try {
  await Promise.all(Array.from({ length: Number(callers) }, (_, index) => live(Number(first) + index)));
  const { user, system } = process.cpuUsage();
  tell({ milliseconds, elapsed: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 });
} catch (error) {
  tell({ failed: error instanceof Error ? error.message : String(error) });
}
