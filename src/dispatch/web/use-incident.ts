import { useCallback, useEffect, useState } from "react";
import type { Fact } from "../../ground/fact.ts";
import { ask, type Refused } from "../../journal/web/api.ts";
import { useConnection, useClient, useStream } from "../../journal/web/client.ts";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";

export interface IncidentRead {
  readonly incident: Incident | undefined;
  /** On the board, so that its state is live; else it is as it was read. */
  readonly current: boolean;
  readonly timeline: readonly Fact[];
  /** Reads what came before the timeline; null where that is all. */
  readonly readOlder: (() => Promise<void>) | null;
  readonly trouble: Refused | "unreachable" | null;
  readonly loading: boolean;
}

interface Card {
  readonly state: Incident;
  readonly timeline: readonly Fact[];
  readonly next: string | null;
}

interface Read {
  readonly id: string;
  readonly state?: Incident;
  readonly timeline: readonly Fact[];
  readonly next: string | null;
  readonly trouble: Refused | "unreachable" | null;
}

/**
 * Reads one incident with its timeline. The state comes live from the board while the incident is on the board, else
 * from the server's answer. The newest of the timeline is read once, facts from the live feed are added, and what is older
 * is read when it is asked for. All is read again after the connection was lost and when the incident leaves the board.
 */
export function useIncident(id: string): IncidentRead {
  const { live } = useClient();
  const stream = incidentStream(id);
  const held = useStream<Incident>(stream);
  const connected = useConnection().state === "live";
  const [read, setRead] = useState<Read | null>(null);
  const [told, setTold] = useState<readonly Fact[]>([]);
  const current = held !== undefined;

  useEffect(() => {
    setTold([]);
    return live.onFact((fact) => {
      if (fact.streams.includes(stream)) setTold((before) => [...before, fact]);
    });
  }, [live, stream]);

  useEffect(() => {
    if (!connected) return;
    let over = false;
    void ask<Card>("GET", `/api/v1/incidents/${id}`).then((reply) => {
      if (over) return;
      if (reply.kind === "ok") {
        const { state, timeline, next } = reply.content;
        setRead({ id, state, timeline, next, trouble: null });
      } else
        setRead((before) => ({
          ...(before?.id === id ? before : { id, timeline: [], next: null }),
          trouble: reply.kind === "refused" ? reply.refused : "unreachable",
        }));
    });
    return () => {
      over = true;
    };
  }, [id, connected, current]);

  const mine = read?.id === id ? read : null;
  const next = mine?.next ?? null;
  const readOlder = useCallback(async () => {
    const reply = await ask<Card>("GET", `/api/v1/incidents/${id}?cursor=${next}`);
    setRead((before) => {
      // Read again meanwhile, or another incident's: those lines are not what comes before these.
      if (before?.id !== id || before.next !== next) return before;
      if (reply.kind !== "ok") return { ...before, trouble: reply.kind === "refused" ? reply.refused : "unreachable" };
      const { timeline, next: further } = reply.content;
      return { ...before, timeline: [...timeline, ...before.timeline], next: further, trouble: null };
    });
  }, [id, next]);
  return {
    incident: held ?? mine?.state,
    current,
    timeline: joined(mine?.timeline ?? [], told),
    readOlder: next === null ? null : readOlder,
    trouble: mine?.trouble ?? null,
    loading: mine === null,
  };
}

/** The same with the whole timeline, for paper: `readOlder` is null once all of it is there. */
export function useWholeIncident(id: string): IncidentRead {
  const view = useIncident(id);
  const { readOlder } = view;
  useEffect(() => void readOlder?.(), [readOlder]);
  return view;
}

function joined(read: readonly Fact[], told: readonly Fact[]): readonly Fact[] {
  const known = new Set(read.map((fact) => `${fact.writer} ${fact.n}`));
  return [...read, ...told.filter((fact) => !known.has(`${fact.writer} ${fact.n}`))];
}
