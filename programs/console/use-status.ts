import { useEffect, useState } from "react";
import { ask } from "../../src/journal/web/api.ts";
import { useDesk } from "../../src/journal/web/desk.ts";

/** What `GET /api/v1/status` says of the machine the server runs on. */
export interface ServerStatus {
  readonly freeBytes: number | null;
  readonly lastBackupAt: string | null;
  readonly version: string;
  /** False while so little space is free that nothing more is recorded. */
  readonly takesOrders: boolean;
}

const everyMillis = 15_000;

/** Asks every quarter minute; undefined until the first answer. A failed request also wakes the live connection. */
export function useServerStatus(): ServerStatus | undefined {
  const { connection } = useDesk();
  const [status, setStatus] = useState<ServerStatus>();
  useEffect(() => {
    let over = false;
    const read = async () => {
      const reply = await ask<ServerStatus>("GET", "/api/v1/status");
      if (over) return;
      if (reply.kind === "ok") setStatus(reply.content);
      // An event stream whose other end has silently gone shows no error; this request does.
      else if (reply.kind === "unreachable" && reply.refused === undefined && connection.state.get().state === "live") {
        connection.retry();
      }
    };
    void read();
    const timer = setInterval(() => void read(), everyMillis);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [connection]);
  return status;
}

const lowBytes = 2 * 1024 ** 3;
const oldBackupMillis = 25 * 3_600_000;

export type Tone = "plain" | "amber" | "alarm";

export function toneOfFree(freeBytes: number | null | undefined): Tone {
  if (freeBytes === null || freeBytes === undefined) return "plain";
  return freeBytes < lowBytes / 4 ? "alarm" : freeBytes < lowBytes ? "amber" : "plain";
}

/** A drill is not expected to be backed up; anything else is, daily. */
export function toneOfBackup(lastBackupAt: string | null | undefined, now: number, drill: boolean): Tone {
  if (drill || lastBackupAt === undefined) return "plain";
  return lastBackupAt === null || now - Date.parse(lastBackupAt) > oldBackupMillis ? "amber" : "plain";
}

/** `12.4 GB`, decimal units as disks are sold. */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
