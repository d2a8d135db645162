import { instantOn } from "../../ground/zone.ts";
import type { HandoverItem } from "../facts.ts";

/** One line of `GET /api/v1/handovers`; `from` and `to` are badge numbers. */
export interface ListedHandover {
  readonly id: string;
  readonly post: string;
  readonly part: string;
  readonly from: string;
  readonly to: string | null;
  readonly preparedAt: string;
  readonly confirmedAt: string | null;
  readonly items: number;
}

export interface HandoversRead {
  readonly handovers: readonly ListedHandover[];
  readonly next: string | null;
}

/** What `GET /api/v1/handovers/:handover` answers. */
export interface HandoverCard {
  readonly id: string;
  readonly post: string;
  readonly part: string;
  readonly from: string;
  readonly preparedAt: string;
  readonly words?: string;
  readonly items: readonly HandoverItem[];
  readonly confirmed?: { readonly to: string; readonly at: string };
}

/** What the list is narrowed by; empty: by nothing. `day`: `2026-11-24`, of the district. */
export interface HandoverFilter {
  readonly post: string;
  readonly day: string;
}

export const anyHandover: HandoverFilter = { post: "", day: "" };

/** The query of `GET /api/v1/handovers` for a filter, from a page's cursor on. */
export function handoversQuery({ post, day }: HandoverFilter, zone: string, cursor: string | null): string {
  const query = new URLSearchParams({ limit: "100" });
  if (post !== "") query.set("post", post);
  if (day !== "") {
    query.set("from", instantOn(day, 0, zone));
    query.set("to", instantOn(day, 24 * 60, zone));
  }
  if (cursor !== null) query.set("cursor", cursor);
  return query.toString();
}
