import { useEffect, useState } from "react";
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
  readonly trouble: Refused | "unreachable" | null;
  readonly loading: boolean;
}

interface Read {
  readonly id: string;
  readonly state?: Incident;
  readonly timeline: readonly Fact[];
  readonly trouble: Refused | "unreachable" | null;
}

/**
 * Reads one incident with its timeline. The state comes live from the board while the incident is on the board, else
 * from the server's answer. The timeline is read once, and facts from the live feed are added. Both are read again
 * after the connection was lost and when the incident leaves the board.
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
    void ask<{ state: Incident; timeline: readonly Fact[] }>("GET", `/api/v1/incidents/${id}`).then((reply) => {
      if (over) return;
      if (reply.kind === "ok")
        setRead({ id, state: reply.content.state, timeline: reply.content.timeline, trouble: null });
      else
        setRead((before) => ({
          ...(before?.id === id ? before : { id, timeline: [] }),
          trouble: reply.kind === "refused" ? reply.refused : "unreachable",
        }));
    });
    return () => {
      over = true;
    };
  }, [id, connected, current]);

  const mine = read?.id === id ? read : null;
  return {
    incident: held ?? mine?.state,
    current,
    timeline: joined(mine?.timeline ?? [], told),
    trouble: mine?.trouble ?? null,
    loading: mine === null,
  };
}

function joined(read: readonly Fact[], told: readonly Fact[]): readonly Fact[] {
  const known = new Set(read.map((fact) => `${fact.writer} ${fact.n}`));
  return [...read, ...told.filter((fact) => !known.has(`${fact.writer} ${fact.n}`))];
}
