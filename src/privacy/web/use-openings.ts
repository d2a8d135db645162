import { useCallback, useEffect, useRef, useState } from "react";
import { ask } from "../../journal/web/api.ts";
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

interface Page {
  readonly openings: readonly ListedOpening[];
  readonly next: string | null;
}

export interface ReadOpenings {
  readonly openings: readonly ListedOpening[];
  readonly hasOlder: boolean;
  readonly reading: boolean;
  readonly failed: boolean;
  older(): void;
  refresh(): void;
}

const nothing: Page = { openings: [], next: null };

/** The list for a filter, page by page; an answer to a question that was changed meanwhile is dropped. */
export function useOpenings(filter: OpeningFilter, zone: string): ReadOpenings {
  const [page, setPage] = useState(nothing);
  const [reading, setReading] = useState(true);
  const [failed, setFailed] = useState(false);
  const asked = useRef(0);

  const read = useCallback(
    async (after: Page) => {
      asked.current += 1;
      const question = asked.current;
      setReading(true);
      setFailed(false);
      const query = openingsQuery(filter, zone, after.next);
      const reply = await ask<Page>("GET", `/api/v1/openings?${query}`);
      if (question !== asked.current) return;
      setReading(false);
      setFailed(reply.kind !== "ok");
      if (reply.kind !== "ok") return;
      setPage({ openings: [...after.openings, ...reply.content.openings], next: reply.content.next });
    },
    [filter, zone],
  );
  useEffect(() => {
    // Typing a badge number asks once it rests.
    const rest = setTimeout(() => void read(nothing), 200);
    return () => clearTimeout(rest);
  }, [read]);
  return {
    openings: page.openings,
    hasOlder: page.next !== null,
    reading,
    failed,
    older: () => void read(page),
    refresh: () => void read(nothing),
  };
}
