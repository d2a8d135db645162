import { useEffect, useMemo, useRef } from "react";
import type { AlarmKind } from "../preferences.ts";
import { tellOutside } from "./outside-notice.ts";
import { soundAlert } from "./sound.ts";

/** Something that somebody should turn to; `number` is the incident's, where it has one. */
export interface Waiting {
  readonly id: string;
  readonly number?: string;
}

/**
 * Sounds once of each thing, when it comes, and as the browser tells of it: for what can stand for days, and is seen in a
 * number beside.
 */
export function useAlarmOnce(kind: AlarmKind, waiting: readonly Waiting[]): void {
  useFresh(kind, waiting);
}

/**
 * Sounds at once and then again and again while anything waits, and at once when something further comes. Of each thing
 * the browser tells once, where whoever is here wants that (`outside-notice.ts`).
 */
export function useAlarm(kind: AlarmKind, waiting: readonly Waiting[], everyMillis: number): void {
  useFresh(kind, waiting);
  const sounds = waiting.length > 0;
  useEffect(() => {
    if (!sounds) return;
    const timer = setInterval(() => soundAlert(kind), everyMillis);
    return () => clearInterval(timer);
  }, [kind, sounds, everyMillis]);
}

/** Sounds when something further comes, and lets the browser tell of it. */
function useFresh(kind: AlarmKind, waiting: readonly Waiting[]): void {
  const told = useRef<ReadonlySet<string>>(new Set());
  const latest = useRef(waiting);
  useEffect(() => {
    latest.current = waiting;
  });
  const ids = useMemo(() => waiting.map(({ id }) => id).join(" "), [waiting]);
  useEffect(() => {
    const fresh = latest.current.filter(({ id }) => !told.current.has(id));
    told.current = new Set(latest.current.map(({ id }) => id));
    if (fresh.length > 0) soundAlert(kind);
    for (const one of fresh) tellOutside(kind, one);
  }, [kind, ids]);
}
