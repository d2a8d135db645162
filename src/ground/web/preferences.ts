import { type PreferenceChanges, type Preferences, languages, textSizes, themes, withChanges } from "../preferences.ts";
import { type PreferenceLayers, type ShownPreferences, shownOf } from "./preference-layers.ts";
import { keep, makeStore, readKept, useStore } from "./store.ts";

/*
 * Every preference of whoever is at this screen, in one place. Before sign-in it is what this browser remembers
 * (language, theme). Once a person is signed in, what the server has of them goes before that, and what they change is
 * given to the server (`keepPreferencesWith`), which tells their other consoles.
 */

/** Remembered by the browser for whoever comes next. */
const remembered = { language: languages, theme: themes } as const;
/** Of the person who is signed in: a reload begins with it, and does not flicker until the server has said the rest. */
const bridged = { ...remembered, textSize: textSizes } as const;

const keyHere = (name: string) => `callsign.${name}`;
const keyOwn = (name: string) => `callsign.own.${name}`;

let layers: PreferenceLayers = {
  usual: { language: usualLanguage(), theme: usualTheme() },
  here: readAll(remembered, keyHere),
  own: readAll(bridged, keyOwn),
  under: {},
};

export const preferencesStore = makeStore<ShownPreferences>(shownOf(layers));

/** How a change reaches the server; resolves when it was answered, whatever the answer. */
export type Keeper = (changes: PreferenceChanges) => Promise<"kept" | "refused">;

let keeper: Keeper | null = null;

function become(next: Partial<PreferenceLayers>): void {
  layers = { ...layers, ...next };
  preferencesStore.set(shownOf(layers));
}

/** One preference, as it holds on this screen now. */
export function usePreference<Name extends keyof ShownPreferences>(name: Name): ShownPreferences[Name] {
  return useStore(preferencesStore)[name];
}

/** Chooses for whoever is at the screen: at once here, then with the server where a person is signed in. */
export async function choosePreferences(changes: PreferenceChanges): Promise<"kept" | "refused"> {
  for (const name of Object.keys(remembered) as (keyof typeof remembered)[]) {
    const value = changes[name];
    if (typeof value === "string") keep(keyHere(name), value);
  }
  const { language, theme } = changes;
  const here = withChanges(layers.here, {
    ...(typeof language === "string" ? { language } : {}),
    ...(typeof theme === "string" ? { theme } : {}),
  });
  if (keeper === null) {
    become({ here: withChanges(layers.here, changes) });
    return "kept";
  }
  become({ here, under: { ...layers.under, ...changes } });
  const names = Object.keys(changes) as (keyof Preferences)[];
  const asked = keeper;
  const answer = await asked(changes);
  // Somebody else may sit here by now.
  if (keeper !== asked) return answer;
  const own = answer === "kept" ? withChanges(layers.own, changes) : layers.own;
  // A later choice of the same thing is still under way.
  const under = Object.fromEntries(
    Object.entries(layers.under).filter(
      ([name, value]) => !names.includes(name as keyof Preferences) || value !== changes[name as keyof Preferences],
    ),
  );
  take({ own, under });
  return answer;
}

/** The person's own, as the server says it now. */
export function takePreferences(own: Preferences): void {
  take({ own });
}

/** A person sits down: what they choose goes to the server. */
export function keepPreferencesWith(given: Keeper): void {
  keeper = given;
}

/** Nobody is signed in: nothing of the last person is left. */
export function leavePreferences(): void {
  keeper = null;
  take({ own: {}, under: {} });
}

function take(next: Partial<PreferenceLayers>): void {
  become(next);
  for (const name of Object.keys(bridged) as (keyof typeof bridged)[]) keep(keyOwn(name), layers.own[name] ?? "");
}

function readAll(
  names: Readonly<Partial<Record<keyof Preferences, readonly string[]>>>,
  keyOf: (name: string) => string,
): Preferences {
  const found = Object.entries(names).flatMap(([name, allowed]) => {
    const held = readKept(keyOf(name));
    return held !== null && allowed.includes(held) ? [[name, held]] : [];
  });
  return Object.fromEntries(found) as Preferences;
}

function usualLanguage(): ShownPreferences["language"] {
  if (typeof navigator === "undefined") return "zh";
  if (/^zh-(Hant|TW|HK|MO)\b/i.test(navigator.language)) return "zh-TW";
  return /^zh\b/i.test(navigator.language) ? "zh" : "en";
}

function usualTheme(): ShownPreferences["theme"] {
  return typeof matchMedia !== "undefined" && matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}
