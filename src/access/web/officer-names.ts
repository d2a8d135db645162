import { useCallback } from "react";
import { sayNow } from "../../ground/web/language.ts";
import { makeStore, type Store, useStore } from "../../ground/web/store.ts";
import { ask } from "../../journal/web/api.ts";
import { type Client, useClient } from "../../journal/web/client.ts";
import type { LiveStore } from "../../journal/web/live-store.ts";
import { roleNames } from "../role-names.ts";

type NameOf = (badge: string) => string;

/** What the program itself does bears this in the place of a badge number. */
const program = "system";
const named = (names: Readonly<Record<string, string>>): NameOf => {
  return (badge) => (badge === program ? sayNow(roleNames.system) : (names[badge] ?? badge));
};
const byNumber = named({});

/** One reading for all screens of a client. */
const stores = new WeakMap<LiveStore, Store<NameOf>>();

/** The name of a member of the staff, by badge number; the badge number itself when the name is not known here. */
export function useOfficerNames(): NameOf {
  return useStore(namesOf(useClient()));
}

/** The same as it is at this moment. */
export function officerNamesNow(client: Client): NameOf {
  return namesOf(client).get();
}

function namesOf(client: Client): Store<NameOf> {
  let store = stores.get(client.live);
  if (store === undefined) {
    store = readNames(client);
    stores.set(client.live, store);
  }
  return store;
}

/** The same for one. */
export function useOfficerName(badge: string): string {
  return useOfficerNames()(badge);
}

/** The same for paper, where a name alone is not enough: name and badge number. */
export function useOfficersOnPaper(): NameOf {
  const nameOf = useOfficerNames();
  return useCallback(
    (badge: string) => (nameOf(badge) === badge || badge === program ? nameOf(badge) : `${nameOf(badge)} ${badge}`),
    [nameOf],
  );
}

/** Names are sealed in what is pushed, so they are asked for: at once, when somebody is registered, and after a cut. */
function readNames({ live, connection }: Client): Store<NameOf> {
  const store = makeStore<NameOf>(byNumber);
  let reading: "no" | "yes" | "again" = "no";
  async function read(): Promise<void> {
    if (reading !== "no") {
      reading = "again";
      return;
    }
    do {
      reading = "yes";
      const reply = await ask<{ names: Readonly<Record<string, string>> }>("GET", "/api/v1/people/names");
      if (reply.kind === "ok") {
        store.set(named(reply.content.names));
      }
    } while ((reading as string) === "again");
    reading = "no";
  }
  void read();
  live.onFact((fact) => {
    if (fact.type === "PersonRegistered") void read();
  });
  let before = connection.state.get().state;
  connection.state.subscribe(() => {
    const now = connection.state.get().state;
    if (now === "live" && before === "lost") void read();
    before = now;
  });
  return store;
}
