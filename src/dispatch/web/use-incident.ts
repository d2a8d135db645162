import { useEffect, useMemo, useState } from "react";
import type { Fact } from "../../ground/fact.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { type Read, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";

interface Card {
  readonly state: Incident;
  readonly timeline: readonly Fact[];
  /** Where what came before the timeline is asked for; null where that is all. */
  readonly next: string | null;
}

export interface IncidentRead {
  readonly incident: Incident | undefined;
  /** On the board, so that its state is live; else it is as it was read. */
  readonly current: boolean;
  readonly timeline: readonly Fact[];
  /** Reads what came before the timeline; null where that is all. */
  readonly readOlder: (() => void) | null;
  readonly read: Read<Card>;
}

/** The newest of a card's timeline, or what came before what is known. */
function cardOf(id: string): ReadFrom<Card> {
  return async (signal, before) => {
    const cursor = before?.next ?? null;
    const reply = await ask<Card>("GET", `/api/v1/incidents/${id}${cursor === null ? "" : `?cursor=${cursor}`}`, {
      signal,
    });
    if (before === undefined || cursor === null || reply.kind !== "ok") return reply;
    const { timeline, next } = reply.content;
    return { ...reply, content: { ...before, timeline: [...timeline, ...before.timeline], next } };
  };
}

/**
 * Reads one incident with its timeline. The state comes live from the board while the incident is on the board, else
 * from the server's answer. The newest of the timeline is read once, facts from the live feed are added, and what is
 * older is read when it is asked for. All is read again when the incident leaves the board.
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
    useMemo(() => cardOf(id), [id]),
    current,
  );
  const mine = read.content?.state.id === id ? read.content : undefined;
  return {
    incident: held ?? mine?.state,
    current,
    timeline: joined(mine?.timeline ?? [], told),
    readOlder: (mine?.next ?? null) === null ? null : read.more,
    read,
  };
}

/** The same with the whole timeline, for paper: `readOlder` is null once all of it is there. */
export function useWholeIncident(id: string): IncidentRead {
  const view = useIncident(id);
  const { readOlder } = view;
  const { busy, trouble } = view.read;
  useEffect(() => {
    // What could not be read is asked for again by the read itself.
    if (!busy && trouble === null) readOlder?.();
  }, [readOlder, busy, trouble]);
  return view;
}

function joined(read: readonly Fact[], told: readonly Fact[]): readonly Fact[] {
  const known = new Set(read.map((fact) => `${fact.writer} ${fact.n}`));
  return [...read, ...told.filter((fact) => !known.has(`${fact.writer} ${fact.n}`))];
}
