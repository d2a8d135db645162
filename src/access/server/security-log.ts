import { instantOf } from "../../ground/instant.ts";

/** One line of the security log. Never a body, a token, a password or a sealed value. */
export interface SecurityRecord {
  readonly event: string;
  readonly outcome: "success" | "failure" | "unknown";
  readonly person?: string | undefined;
  /** A keyed hash of what was typed where no account is called so. */
  readonly typed?: string | undefined;
  readonly by?: string | undefined;
  readonly address?: string | undefined;
  /** A hash of the session's id. */
  readonly session?: string | undefined;
  readonly agent?: string | undefined;
  readonly why?: string | undefined;
  readonly route?: string | undefined;
  readonly until?: string | undefined;
  /** The order and the number in the log, of what is a fact. */
  readonly order?: string | undefined;
  readonly fact?: number | undefined;
  /** Of `leftOut`: how many of which event were left out since the last such line. */
  readonly leftOut?: Readonly<Record<string, number>>;
}

/** Where lines go: a file, a socket. It keeps its own order and never throws. */
export interface SecuritySink {
  /** `line`: one line of JSON in ASCII, without its end. False when there is no room: it was not taken. */
  write(line: string, record: SecurityRecord, at: number): boolean;
  close(): Promise<void>;
}

export interface SecurityLog {
  write(record: SecurityRecord): void;
  close(): Promise<void>;
}

/** Anybody can cause refusals in any number, so lines about acts that were done have room of their own. */
const linesPerSecond = { failure: 20, success: 50 } as const;
const linesAtOnce = { failure: 400, success: 1000 } as const;
const tickMillis = 1000;

/** The longest line; a browser's name and an address are cut to fit. */
export const mostLineBytes = 1800;

/** Writes to every sink at a bounded rate, and says how many lines it left out as soon as there is room again. */
export function securityLogOf(sinks: readonly SecuritySink[], now: () => number): SecurityLog {
  const rooms = { failure: linesAtOnce.failure as number, success: linesAtOnce.success as number };
  let refilledAt = now();
  let leftOut: Record<string, number> = {};

  function refill(): void {
    const seconds = Math.max(0, now() - refilledAt) / 1000;
    refilledAt = now();
    for (const kind of ["failure", "success"] as const)
      rooms[kind] = Math.min(linesAtOnce[kind], rooms[kind] + seconds * linesPerSecond[kind]);
  }

  function put(record: SecurityRecord): boolean {
    const at = now();
    const line = asciiJson({ time: instantOf(at), ...record });
    if (line.length > mostLineBytes) return false;
    // One full sink keeps the others from nothing.
    return sinks.map((sink) => sink.write(line, record, at)).every((taken) => taken);
  }

  function sayLeftOut(): void {
    refill();
    if (Object.keys(leftOut).length === 0 || rooms.failure < 1) return;
    rooms.failure -= 1;
    const told = leftOut;
    leftOut = {};
    if (put({ event: "leftOut", outcome: "unknown", leftOut: told })) return;
    for (const [event, count] of Object.entries(told)) leftOut[event] = (leftOut[event] ?? 0) + count;
  }

  const timer = setInterval(sayLeftOut, tickMillis);
  timer.unref();
  return {
    write: (record) => {
      if (sinks.length === 0) return;
      refill();
      const room = record.outcome === "success" ? "success" : "failure";
      const hasRoom = rooms[room] >= 1;
      if (hasRoom) rooms[room] -= 1;
      if (hasRoom && put(record)) return;
      leftOut[record.event] = (leftOut[record.event] ?? 0) + 1;
    },
    close: async () => {
      clearInterval(timer);
      sayLeftOut();
      await Promise.all(sinks.map((sink) => sink.close()));
    },
  };
}

/** JSON whose every character is printable ASCII: no line can break another, in whatever encoding it is read. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
