import { createSocket } from "node:dgram";
import { createServer, type Socket } from "node:net";

/** One RFC 5424 message, its parts as they stood. */
export interface SyslogMessage {
  readonly priority: number;
  readonly time: string;
  readonly host: string;
  readonly app: string;
  readonly process: string;
  readonly id: string;
  readonly text: string;
}

const nil = "-";
const printed = (most: number) => `[\\x21-\\x7e]{1,${most}}`;
const header = new RegExp(
  `^<(0|[1-9]\\d{0,2})>1 (\\S+) (${printed(255)}) (${printed(48)}) (${printed(128)}) (${printed(32)}) (-)(?: ([\\s\\S]*))?$`,
);
/** RFC 5424, 6.2.3: no more than six digits of a second, T and Z in capitals, an offset or Z. */
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/;

/** Reads a message as RFC 5424 writes it; throws at whatever departs from that. */
export function readSyslog(bytes: Buffer): SyslogMessage {
  const found = header.exec(bytes.toString("latin1"));
  if (found === null) throw new Error(`not RFC 5424: ${bytes.toString("latin1").slice(0, 200)}`);
  const [, priority = "", time = nil, host = nil, app = nil, pid = nil, id = nil, , text = ""] = found;
  if (Number(priority) > 191) throw new Error(`no such priority: ${priority}`);
  if (time !== nil && (!timestamp.test(time) || Number.isNaN(Date.parse(time)))) throw new Error(`no time: ${time}`);
  return { priority: Number(priority), time, host, app, process: pid, id, text };
}

/** A receiver over TCP with counted frames (RFC 6587, 3.4.1), or over UDP with a message a datagram. */
export async function syslogReceiver(by: "tcp" | "udp", port = 0) {
  const messages: SyslogMessage[] = [];
  const faults: unknown[] = [];
  const take = (bytes: Buffer) => {
    try {
      messages.push(readSyslog(bytes));
    } catch (error) {
      faults.push(error);
    }
  };
  if (by === "udp") {
    const socket = createSocket("udp4");
    socket.on("message", take);
    await new Promise<void>((resolve) => socket.bind(port, "127.0.0.1", resolve));
    const close = () => new Promise<void>((resolve) => socket.close(() => resolve()));
    return { messages, faults, port: socket.address().port, drop: () => {}, close };
  }
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let held = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (bytes) => {
      held = Buffer.concat([held, bytes]);
      for (;;) {
        const count = /^([1-9]\d{0,8}) /.exec(held.subarray(0, 12).toString("latin1"));
        if (count?.[1] === undefined) {
          if (held.length >= 12) faults.push(new Error(`no count: ${held.subarray(0, 40).toString("latin1")}`));
          return;
        }
        const end = count[0].length + Number(count[1]);
        if (held.length < end) return;
        take(held.subarray(count[0].length, end));
        held = held.subarray(end);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  const drop = () => sockets.forEach((socket) => socket.destroy());
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      drop();
    });
  return { messages, faults, port: typeof address === "object" ? (address?.port ?? 0) : 0, drop, close };
}
