import { useEffect } from "react";
import { type Preferences, withChanges } from "../../ground/preferences.ts";
import { keepPreferencesWith, leavePreferences, takePreferences } from "../../ground/web/preferences.ts";
import { keep, readKept } from "../../ground/web/store.ts";
import { useClient, useConnection, useStream } from "../../journal/web/client.ts";
import { preferenceChanges, preferencesStream } from "../preference-facts.ts";
import type { OwnPreferences } from "../preferences.ts";

/**
 * Whoever is signed in has this screen as they like it, and what they change is kept: a person's by the server, for all
 * their consoles; that of a seat of the drill or of a token, which is no person, by this browser.
 */
export function useOwnPreferences(): void {
  const client = useClient();
  const { officer, person } = client.session;
  const { sender } = client;
  const own = useStream<OwnPreferences>(person ? preferencesStream(officer) : undefined)?.chosen;
  const isRead = useConnection().state === "live";
  useEffect(() => {
    if (person) {
      keepPreferencesWith(async (changes) => {
        const answer = await sender.give("SetPreferences", changes);
        return answer.kind === "accepted" ? "kept" : "refused";
      });
    } else {
      const key = `callsign.seat.${officer}`;
      let held = readHeld(key);
      takePreferences(held);
      keepPreferencesWith((changes) => {
        held = withChanges(held, changes);
        keep(key, JSON.stringify(held));
        return Promise.resolve("kept");
      });
    }
    return leavePreferences;
  }, [person, officer, sender]);
  useEffect(() => {
    // Before the board has been read, that there is nothing yet says nothing.
    if (person && (own !== undefined || isRead)) takePreferences(own ?? {});
  }, [person, own, isRead]);
}

function readHeld(key: string): Preferences {
  try {
    return withChanges({}, preferenceChanges.parse(JSON.parse(readKept(key) ?? "{}")));
  } catch {
    return {};
  }
}
