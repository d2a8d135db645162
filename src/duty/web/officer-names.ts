import { useCallback, useEffect } from "react";
import { makeStore, useStore } from "../../ground/web/store.ts";
import { ask } from "../../journal/web/api.ts";
import { useDesk } from "../../journal/web/desk.ts";

/** Names of the staff by badge number, for this page only; empty for whoever may not know them. */
const officerNames = makeStore<Readonly<Record<string, string>>>({});

/** What somebody of the staff is called; the badge itself of programs, of a drill's seats, and while names are unread. */
export function useOfficerName(badge: string): string {
  return useStore(officerNames)[badge] ?? badge;
}

/** The same for many: stays the same function until names change. */
export function useOfficerNames(): (badge: string) => string {
  const names = useStore(officerNames);
  return useCallback((badge: string) => names[badge] ?? badge, [names]);
}

/** The same for paper, where a name alone is not enough: name and badge number. */
export function useOfficersOnPaper(): (badge: string) => string {
  const nameOf = useOfficerNames();
  return useCallback((badge: string) => (nameOf(badge) === badge ? badge : `${nameOf(badge)} ${badge}`), [nameOf]);
}

/** Reads the names when the desk opens and whenever somebody is registered; mount once a desk. */
export function useNamesRead(): void {
  const { live } = useDesk();
  useEffect(() => {
    let asked = 0;
    const read = async () => {
      asked += 1;
      const mine = asked;
      const reply = await ask<{ names: Readonly<Record<string, string>> }>("GET", "/api/v1/people/names");
      if (mine === asked && reply.kind === "ok") officerNames.set(reply.content.names);
    };
    void read();
    const stop = live.onFact((fact) => {
      if (fact.type === "PersonRegistered") void read();
    });
    return () => {
      asked += 1;
      stop();
      officerNames.set({});
    };
  }, [live]);
}
