import { useEffect, useMemo, useState } from "react";
import type { Fact } from "../../ground/fact.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { type Read, useRead } from "../../journal/web/use-read.ts";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";

interface Answer {
  readonly state: Incident;
  readonly timeline: readonly Fact[];
}

export interface IncidentRead {
  readonly incident: Incident | undefined;
  /** On the board, so that its state is live; else it is as it was read. */
  readonly current: boolean;
  readonly timeline: readonly Fact[];
  readonly read: Read<Answer>;
}

/**
 * Reads one incident with its timeline. The state comes live from the board while the incident is on the board, else
 * from the server's answer. The timeline is read once, and facts from the live feed are added. Both are read again
 * when the incident leaves the board.
 */
export function useIncident(id: string): IncidentRead {
  const { live } = useClient();
  const stream = incidentStream(id);
  const held = useStream<Incident>(stream);
  const [told, setTold] = useState<readonly Fact[]>([]);
  const current = held !== undefined;

  useEffect(() => {
    setTold([]);
    return live.onFact((fact) => {
      if (fact.streams.includes(stream)) setTold((before) => [...before, fact]);
    });
  }, [live, stream]);

  const read = useRead(
    useMemo(() => (signal: AbortSignal) => ask<Answer>("GET", `/api/v1/incidents/${id}`, { signal }), [id]),
    current,
  );
  const mine = read.content?.state.id === id ? read.content : undefined;
  return { incident: held ?? mine?.state, current, timeline: joined(mine?.timeline ?? [], told), read };
}

function joined(read: readonly Fact[], told: readonly Fact[]): readonly Fact[] {
  const known = new Set(read.map((fact) => `${fact.writer} ${fact.n}`));
  return [...read, ...told.filter((fact) => !known.has(`${fact.writer} ${fact.n}`))];
}
