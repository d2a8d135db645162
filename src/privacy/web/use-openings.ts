import { useCallback } from "react";
import { ask } from "../../journal/web/api.ts";
import { type Read, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { type OpeningFilter, openingsQuery } from "./openings-query.ts";

/** One line of `GET /api/v1/openings`. */
export interface ListedOpening {
  readonly id: string;
  readonly at: string;
  readonly officer: string;
  readonly role: string;
  readonly station: string | null;
  readonly unit: string | null;
  readonly department: string | null;
  readonly stream: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly words: string | null;
}

export interface OpeningsPage {
  readonly openings: readonly ListedOpening[];
  readonly next: string | null;
}

/** Typing a badge number asks once it rests. */
const restMillis = 200;

/** The list for a filter, page by page. */
export function useOpenings(filter: OpeningFilter, zone: string): Read<OpeningsPage> {
  const read = useCallback<ReadFrom<OpeningsPage>>(
    async (signal, before) => {
      if (before === undefined) await new Promise((rested) => setTimeout(rested, restMillis));
      const query = openingsQuery(filter, zone, before?.next ?? null);
      const reply = await ask<OpeningsPage>("GET", `/api/v1/openings?${query}`, { signal });
      if (reply.kind !== "ok" || before === undefined) return reply;
      return {
        kind: "ok",
        content: { ...reply.content, openings: [...before.openings, ...reply.content.openings] },
      };
    },
    [filter, zone],
  );
  return useRead(read);
}
