import { Agent, request } from "node:http";
import { connect } from "node:net";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

export interface Answered {
  /** 0 when the server closed the connection without an answer, -1 when none came in time. */
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

/** Whoever has no answer after this long has met a hang. */
const patienceMillis = 20_000;
/** Of an answer only its beginning is kept. */
const mostText = 256 * 1024;

export interface Client {
  ask(asked: Asked): Promise<Answered>;
  /** Bytes of one's own on a connection of their own; answers the first status that comes back. */
  shout(bytes: Buffer): Promise<Answered>;
  close(): void;
}

/** Speaks HTTP over a few connections that stay open, and says what Node's own `fetch` would mend or refuse. */
export function clientOf(url: string, connections: number): Client {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: "fifo" });

  function ask({ method, path, headers, body }: Asked): Promise<Answered> {
    const began = performance.now();
    return new Promise((resolve) => {
      let text = "";
      const end = (status: number) => {
        clearTimeout(timer);
        resolve({ status, text, milliseconds: performance.now() - began });
      };
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const call = request({
        ...{ agent, hostname, port, method, path },
        headers: { ...length, ...(headers as Record<string, string | string[]>) },
      });
      const timer = setTimeout(() => {
        call.destroy();
        end(-1);
      }, patienceMillis);
      call.on("response", (response) => {
        const status = response.statusCode ?? 0;
        // The live push does not end: that it begins is its answer.
        if (String(response.headers["content-type"]).startsWith("text/event-stream")) {
          call.destroy();
          return end(status);
        }
        response.setEncoding("utf8").on("data", (chunk: string) => {
          if (text.length < mostText) text += chunk;
        });
        response.on("end", () => end(status));
        response.on("error", () => end(status));
      });
      call.on("error", () => end(0));
      call.end(body);
    });
  }

  function shout(bytes: Buffer): Promise<Answered> {
    const began = performance.now();
    return new Promise((resolve) => {
      let text = "";
      const socket = connect(Number(port), hostname, () => socket.end(bytes));
      const end = (status: number) => {
        socket.destroy();
        resolve({ status, text, milliseconds: performance.now() - began });
      };
      socket.setTimeout(patienceMillis, () => end(-1));
      socket.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      socket.on("error", () => end(statusIn(text)));
      socket.on("close", () => end(statusIn(text)));
    });
  }

  return { ask, shout, close: () => agent.destroy() };
}

function statusIn(text: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
}
