import { ask, type Refused, type Reply } from "../../journal/web/api.ts";
import type { ImportState } from "./street-import.ts";

const partBytes = 4 * 1024 * 1024;
const pauseMillis = 2000;
const partMillis = 30_000;

export interface ImportWanted {
  readonly country: string;
  readonly bbox?: readonly [number, number, number, number];
}

/**
 * Sends a map file piece by piece. It goes on while somebody looks at other pages, and after the connection was lost; it
 * ends when all has arrived, or when the import was cancelled. What the server refuses is answered.
 */
export async function sendStreets(file: File, wanted: ImportWanted): Promise<Refused | null> {
  const body = { name: file.name, size: file.size, ...wanted };
  const begun = await ask<ImportState>("POST", "/api/v1/roads/import", { body });
  if (begun.kind !== "ok") return begun.refused ?? null;
  let state: ImportState = begun.content;
  while (state.state === "receiving") {
    const reply = await sendPart(file, state.received);
    if (reply.kind === "ok") state = reply.content;
    else if (reply.kind === "refused" && reply.refused.code !== "StreetsPartElsewhere") {
      return reply.refused.code === "StreetsNotExpected" ? null : reply.refused;
    } else {
      // Somebody else sends it too, or nobody answers: the server says from where to go on.
      if (reply.kind === "unreachable") await new Promise((resolve) => void setTimeout(resolve, pauseMillis));
      const now = await ask<ImportState>("GET", "/api/v1/roads/import");
      if (now.kind === "ok") state = now.content;
      else if (now.kind === "refused") return now.refused;
    }
  }
  return null;
}

function sendPart(file: File, from: number): Promise<Reply<ImportState>> {
  return ask<ImportState>("POST", `/api/v1/roads/import/part?from=${from}`, {
    file: file.slice(from, from + partBytes),
    signal: AbortSignal.timeout(partMillis),
  });
}
