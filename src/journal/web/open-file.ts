import { learnServerClock } from "../../ground/web/clock.ts";
import type { Refused } from "./api.ts";
import type { OpeningWhy } from "./purpose-choice.tsx";

export type OpenedFile =
  | { readonly kind: "saved" }
  | { readonly kind: "refused"; readonly refused: Pick<Refused, "code" | "zh" | "en"> }
  | { readonly kind: "unreachable" };

/** Opens a file of a record, which the server logs, and has the browser save it under its name. */
export async function openFile(stream: string, file: string, why?: OpeningWhy): Promise<OpenedFile> {
  const sentAt = Date.now();
  try {
    const response = await fetch("/api/v1/files/open", {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ stream, file, ...why }),
    });
    learnServerClock(response.headers.get("date"), sentAt, Date.now());
    if (!response.ok) return refusedOf(await response.json());
    // Read to its end before it is offered: one that breaks off is not half saved.
    save(await response.blob(), nameIn(response.headers.get("content-disposition")));
    return { kind: "saved" };
  } catch {
    return { kind: "unreachable" };
  }
}

function refusedOf(problem: unknown): OpenedFile {
  const { code, zh, detail } = problem as { readonly code?: string; readonly zh?: string; readonly detail?: string };
  if (code === undefined || zh === undefined || detail === undefined) return { kind: "unreachable" };
  return { kind: "refused", refused: { code, zh, en: detail } };
}

/** RFC 6266: the name after `filename*=UTF-8''`. */
export function nameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1];
  return encoded === undefined ? "file" : decodeURIComponent(encoded);
}

function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
