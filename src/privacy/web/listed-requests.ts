import { type Instant, millis } from "../../ground/instant.ts";
import type { personRequestKinds, personRequestOutcomes } from "../request-facts.ts";
import { daysUntil } from "./privacy-clock.ts";

/** One line of `GET /api/v1/person-requests`; who received and answered by badge number. */
export interface ListedRequest {
  readonly id: string;
  readonly kind: (typeof personRequestKinds)[number];
  readonly receivedAt: Instant;
  readonly receivedBy: string;
  readonly dueBy: Instant;
  readonly records: number;
  readonly answered: {
    readonly at: Instant;
    readonly by: string;
    readonly outcome: (typeof personRequestOutcomes)[number];
  } | null;
}

export interface RequestsRead {
  readonly requests: readonly ListedRequest[];
  readonly next: string | null;
}

/** What the list is narrowed by; `state` empty: open and answered. */
export interface RequestFilter {
  readonly state: "open" | "answered" | "";
  readonly kind: ListedRequest["kind"] | "";
}

export const openRequests: RequestFilter = { state: "open", kind: "" };

export function requestsQuery({ state, kind }: RequestFilter, cursor: string | null): string {
  const query = new URLSearchParams({ limit: "100" });
  if (state !== "") query.set("state", state);
  if (kind !== "") query.set("kind", kind);
  if (cursor !== null) query.set("cursor", cursor);
  return query.toString();
}

/** How a request stands to its last day; `days` are begun days, at least one where it is late or overdue. */
export interface Deadline {
  readonly how: "left" | "overdue" | "inTime" | "late";
  readonly days: number;
}

/** `now`: the beginning of a minute. */
export function deadlineOf({ dueBy, answered }: Pick<ListedRequest, "dueBy" | "answered">, now: Instant): Deadline {
  if (answered === null) {
    const left = daysUntil(dueBy, now);
    return left > 0 ? { how: "left", days: left } : { how: "overdue", days: 1 - left };
  }
  const after = millis(answered.at) - millis(dueBy);
  return after <= 0 ? { how: "inTime", days: 0 } : { how: "late", days: Math.ceil(after / 86_400_000) };
}
