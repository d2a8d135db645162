import { useEffect, useState } from "react";
import { ask } from "../../src/journal/web/api.ts";
import { useClient } from "../../src/journal/web/client.ts";
import type { ServerStatus, Tone } from "./server-status.ts";

const everyMillis = 15_000;

/** Asks every quarter minute; undefined until the first answer. A failed request also wakes the live connection. */
export function useServerStatus(): ServerStatus | undefined {
  const { connection } = useClient();
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

export function toneOfFree(freeBytes: number | null | undefined): Tone {
  if (freeBytes === null || freeBytes === undefined) return "plain";
  return freeBytes < lowBytes / 4 ? "alarm" : freeBytes < lowBytes ? "amber" : "plain";
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
