import { createSocket } from "node:dgram";
import { connect, isIP, type Socket } from "node:net";
import { hostname } from "node:os";
import { connect as connectTls } from "node:tls";
import { instantOf } from "../../ground/instant.ts";
import type { SecurityRecord, SecuritySink } from "./security-log.ts";

/** A receiver of syslog: RFC 5424 lines over UDP (RFC 5426), TCP (RFC 6587, counted) or TLS (RFC 5425). */
export interface SyslogReceiver {
  readonly by: "udp" | "tcp" | "tls";
  readonly host: string;
  readonly port: number;
}

/** Facility 10, security and authorization messages. */
const facility = 10;
const severity = { failure: 4, unknown: 4, success: 5 } as const;

/** Lines that wait while nobody can be reached; those beyond are counted as left out. */
const mostWaiting = 2000;
const firstPauseMillis = 1000;
const longestPauseMillis = 30_000;
const closeMillis = 500;

/** One RFC 5424 message. The line is its text, in ASCII; there is no structured data. */
export function syslogLine(line: string, record: SecurityRecord, at: number, from: { host: string; pid: number }) {
  const event = record.event.replace(/[^\x21-\x7e]/g, "").slice(0, 32) || "-";
  const host = from.host.replace(/[^\x21-\x7e]/g, "").slice(0, 255) || "-";
  return `<${facility * 8 + severity[record.outcome]}>1 ${instantOf(at)} ${host} callsign ${from.pid} ${event} - ${line}`;
}

export function syslogSink(receiver: SyslogReceiver, trouble: (error: unknown) => void): SecuritySink {
  const from = { host: hostname(), pid: process.pid };
  const message = (line: string, record: SecurityRecord, at: number) => syslogLine(line, record, at, from);
  return receiver.by === "udp" ? datagrams(receiver, message, trouble) : stream(receiver, message, trouble);
}

type Message = (line: string, record: SecurityRecord, at: number) => string;

function datagrams({ host, port }: SyslogReceiver, message: Message, trouble: (error: unknown) => void): SecuritySink {
  const socket = createSocket(isIP(host) === 6 ? "udp6" : "udp4");
  let isTroubled = false;
  let underWay = 0;
  const told = (error: unknown) => {
    if (!isTroubled) trouble(error);
    isTroubled = true;
  };
  socket.on("error", told);
  socket.unref();
  return {
    write: (line, record, at) => {
      if (underWay >= mostWaiting) return false;
      underWay += 1;
      socket.send(message(line, record, at), port, host, (error) => {
        underWay -= 1;
        if (error === null) isTroubled = false;
        else told(error);
      });
      return true;
    },
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

/** Connects again after a pause that grows; what waits meanwhile is sent then, in order. */
function stream(receiver: SyslogReceiver, message: Message, trouble: (error: unknown) => void): SecuritySink {
  const { by, host, port } = receiver;
  const waiting: string[] = [];
  let socket: Socket | undefined;
  let isUp = false;
  let isClosed = false;
  let pause = firstPauseMillis;
  let again: NodeJS.Timeout | undefined;

  function open(): void {
    const opened =
      by === "tls" ? connectTls({ host, port, servername: isIP(host) === 0 ? host : "" }) : connect(port, host);
    socket = opened;
    opened.setKeepAlive(true, 30_000);
    opened.unref();
    opened.once(by === "tls" ? "secureConnect" : "connect", () => {
      isUp = true;
      pause = firstPauseMillis;
      send();
    });
    opened.on("drain", send);
    // A syslog receiver sends nothing; anything it does send is dropped.
    opened.resume();
    let why: unknown = new Error(`the syslog receiver ${host}:${port} closed the connection`);
    opened.on("error", (error) => (why = error));
    opened.on("close", () => {
      isUp = false;
      if (isClosed) return;
      if (pause === firstPauseMillis) trouble(why);
      again = setTimeout(open, pause);
      again.unref();
      pause = Math.min(longestPauseMillis, pause * 2);
    });
  }

  function send(): void {
    while (isUp && socket !== undefined && !socket.writableNeedDrain) {
      const text = waiting.shift();
      if (text === undefined) return;
      socket.write(`${Buffer.byteLength(text)} ${text}`);
    }
  }

  open();
  return {
    write: (line, record, at) => {
      if (waiting.length >= mostWaiting) return false;
      waiting.push(message(line, record, at));
      send();
      return true;
    },
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      const ending = socket;
      if (ending === undefined || ending.closed) return;
      send();
      await new Promise<void>((resolve) => {
        const impatience = setTimeout(() => ending.destroy(), closeMillis);
        ending.once("close", () => {
          clearTimeout(impatience);
          resolve();
        });
        if (isUp) ending.end();
        else ending.destroy();
      });
    },
  };
}
