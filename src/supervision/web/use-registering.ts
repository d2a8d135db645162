import { useCallback } from "react";
import type { Fact } from "../../ground/fact.ts";
import type { Instant } from "../../ground/instant.ts";
import { ask } from "../../journal/web/api.ts";
import { useStream, useStreams } from "../../journal/web/client.ts";
import { type Read, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import type { CaseTrack, Registering, RegisteringGap } from "../registering.ts";
import { registeringStream } from "../registering-facts.ts";

/** One line of `GET /api/v1/registering`. */
export interface ListedRegistering {
  readonly id: string;
  readonly number: string;
  readonly fullNumber: string;
  readonly receivedAt: Instant;
  readonly type: string;
  readonly station: string | null;
  readonly track: CaseTrack | null;
  readonly receipts: number;
  readonly decideBy: Instant | null;
  readonly decidedAt: Instant | null;
  readonly accepted: boolean | null;
  readonly tellBy: Instant | null;
  readonly toldAt: Instant | null;
}

interface RegisteringsRead {
  readonly incidents: readonly ListedRegistering[];
  readonly next: string | null;
}

export type GapShown = RegisteringGap | "any" | "none";

/** Incidents with a gap, page by page; read again when one is mended. */
export function useRegisterings(gap: GapShown): Read<RegisteringsRead> {
  const from = useCallback<ReadFrom<RegisteringsRead>>(
    async (signal, before) => {
      const query = new URLSearchParams({ gap, limit: "100" });
      if (typeof before?.next === "string") query.set("cursor", before.next);
      const reply = await ask<RegisteringsRead>("GET", `/api/v1/registering?${query}`, { signal });
      if (reply.kind !== "ok" || before === undefined) return reply;
      const { incidents, next } = reply.content;
      return { kind: "ok", content: { incidents: [...before.incidents, ...incidents], next } };
    },
    [gap],
  );
  return useRead(from, useStreams("registering"));
}

export interface RegisteringRead {
  readonly incident: {
    readonly id: string;
    readonly number: string;
    readonly fullNumber: string;
    readonly receivedAt: Instant;
    readonly type: string;
    readonly station: string | null;
    readonly needsReceipt: boolean;
  };
  readonly state: Registering | null;
  readonly timeline: readonly Fact[];
}

/** How one incident is registered; read again when something is done about it, or its type changes. */
export function useRegistering(id: string): Read<RegisteringRead> {
  const live = useStream<Registering>(registeringStream(id));
  const incident = useStream<{ readonly handledType?: string; readonly reportedType: string }>(`incident/${id}`);
  const from = useCallback<ReadFrom<RegisteringRead>>(
    (signal) => ask<RegisteringRead>("GET", `/api/v1/registering/${encodeURIComponent(id)}`, { signal }),
    [id],
  );
  return useRead(from, live ?? `${incident?.reportedType} ${incident?.handledType}`);
}
