import { instantFrom } from "../../district/web/use-district.ts";

/** What supervision narrows the list by; empty: by nothing. */
export interface OpeningFilter {
  readonly officer: string;
  readonly purpose: string;
  readonly stream: string;
  /** `2026-11-24`, a day of the district. */
  readonly day: string;
}

export const anyOpening: OpeningFilter = { officer: "", purpose: "", stream: "", day: "" };

const dayMillis = 86_400_000;

/** The query of `GET /api/v1/openings` for a filter, from a page's cursor on. */
export function openingsQuery(filter: OpeningFilter, zone: string, cursor: string | null): string {
  const query = new URLSearchParams({ limit: "100" });
  for (const name of ["officer", "purpose", "stream"] as const) {
    const value = filter[name].trim();
    if (value !== "") query.set(name, value);
  }
  const from = filter.day === "" ? null : instantFrom(`${filter.day} 00:00:00`, zone);
  if (from !== null) {
    query.set("from", from);
    query.set("to", new Date(Date.parse(from) + dayMillis).toISOString());
  }
  if (cursor !== null) query.set("cursor", cursor);
  return query.toString();
}
