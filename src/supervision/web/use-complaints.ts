import { useCallback, useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { type Calendar, noCalendar } from "../../district/calendar.ts";
import { calendarStream } from "../../district/facts.ts";
import type { Fact } from "../../ground/fact.ts";
import type { Instant } from "../../ground/instant.ts";
import { ask } from "../../journal/web/api.ts";
import { useStream, useStreams } from "../../journal/web/client.ts";
import { type Read, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { useStatute } from "../../statute/web/use-statute.ts";
import type { Complaint, ComplaintStage, ComplaintStep } from "../complaint.ts";
import { type Law, lawOf } from "../complaint-clock.ts";
import { type complaintChannels, type complaintOutcomes, complaintStream } from "../complaint-facts.ts";
import { type ComplaintCall, isToTakeUp } from "./complaint-waiting.ts";

/** One line of `GET /api/v1/complaints`. */
export interface ListedComplaint {
  readonly id: string;
  readonly number: string;
  readonly channel: (typeof complaintChannels)[number];
  readonly stage: ComplaintStage;
  readonly receivedAt: Instant;
  readonly isNow: boolean;
  readonly due: { readonly step: ComplaintStep; readonly at: Instant } | null;
  readonly handler: string | null;
  readonly outcome: (typeof complaintOutcomes)[number] | null;
  readonly answeredAt: Instant | null;
}

interface ComplaintsRead {
  readonly complaints: readonly ListedComplaint[];
  readonly next: string | null;
}

export type ComplaintsShown = "open" | "ended";

/** Open or ended complaints, page by page; read again when one comes, changes or ends. */
export function useComplaints(state: ComplaintsShown | null): Read<ComplaintsRead> {
  const from = useCallback<ReadFrom<ComplaintsRead>>(
    async (signal, before) => {
      const query = new URLSearchParams({ state: state ?? "open", limit: "100" });
      if (typeof before?.next === "string") query.set("cursor", before.next);
      const reply = await ask<ComplaintsRead>("GET", `/api/v1/complaints?${query}`, { signal });
      if (reply.kind !== "ok" || before === undefined) return reply;
      const { complaints, next } = reply.content;
      return { kind: "ok", content: { complaints: [...before.complaints, ...complaints], next } };
    },
    [state],
  );
  return useRead(state === null ? null : from, useStreams("complaint"));
}

interface ComplaintRead {
  readonly state: Complaint;
  readonly timeline: readonly Fact[];
}

/** One complaint with its history: as the board has it while it is open, and as the server tells it. */
export function useComplaint(id: string): {
  readonly complaint: Complaint | undefined;
  readonly timeline: readonly Fact[];
  readonly read: Read<ComplaintRead>;
} {
  const live = useStream<Complaint>(complaintStream(id));
  const from = useCallback<ReadFrom<ComplaintRead>>(
    (signal) => ask<ComplaintRead>("GET", `/api/v1/complaints/${encodeURIComponent(id)}`, { signal }),
    [id],
  );
  const read = useRead(from, live);
  return { complaint: live ?? read.content?.state, timeline: read.content?.timeline ?? [], read };
}

/** Ended calls with a complaint that nobody has taken up, the oldest first. */
export function useCallsToTakeUp(): readonly ComplaintCall[] {
  const calls = useStreams<ComplaintCall>("call");
  return useMemo(
    () =>
      calls
        .map(({ state }) => state)
        .filter(isToTakeUp)
        .toSorted((one, other) => (one.rangAt < other.rangAt ? -1 : 1)),
    [calls],
  );
}

/** What the limits of the law are counted by here. */
export function useLaw(): Law {
  const statute = useStatute();
  const calendar = useStream<Calendar>(calendarStream) ?? noCalendar;
  const { zone } = useDistrict();
  return useMemo(() => lawOf(statute, calendar, zone), [statute, calendar, zone]);
}
