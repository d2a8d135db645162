import {
  type AlarmKind,
  type Language,
  type PreferenceChanges,
  type Preferences,
  type TextSize,
  type Theme,
  type TimeFormat,
  type TourEnd,
  withChanges,
} from "../preferences.ts";

/** What holds on this screen: every preference with a value. */
export interface ShownPreferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly textSize: TextSize;
  readonly time: TimeFormat;
  readonly silent: readonly AlarmKind[];
  readonly letterKeys: "on" | "off";
  readonly moved: Readonly<Record<string, string>>;
  /** Null: where the work of the role begins. */
  readonly start: string | null;
  readonly notices: readonly AlarmKind[];
  /** Null: the tour is still offered. */
  readonly tour: TourEnd | null;
}

/** Where a preference can come from; what is further down in this list goes before what is above it. */
export interface PreferenceLayers {
  /** As the browser says. */
  readonly usual: Pick<ShownPreferences, "language" | "theme">;
  /** Chosen in this browser last, by whomever. */
  readonly here: Preferences;
  /** The person's own, as the server has it; empty while nobody is signed in. */
  readonly own: Preferences;
  /** Chosen by the person and not yet answered by the server. */
  readonly under: PreferenceChanges;
}

const asTheConsoleComes = {
  textSize: "normal",
  time: "seconds",
  silent: [],
  letterKeys: "on",
  moved: {},
  start: null,
  notices: [],
  tour: null,
} as const satisfies Partial<ShownPreferences>;

export function shownOf({ usual, here, own, under }: PreferenceLayers): ShownPreferences {
  return { ...asTheConsoleComes, ...usual, ...here, ...withChanges(own, under) };
}

/**
 * The key that somebody presses for what the console has on `key`; null where it does nothing. Only keys of one character
 * can be moved or switched off (WCAG 2.1.4): nobody types Escape or a key with Alt by speaking or by mistake.
 */
export function keyPressedFor(
  key: string,
  { letterKeys, moved }: Pick<ShownPreferences, "letterKeys" | "moved">,
): string | null {
  if (key.length !== 1) return key;
  return letterKeys === "off" ? null : (moved[key] ?? key);
}

/** `moved` with one key changed; null where another act of `all` has the key already. */
export function withMovedKey(
  moved: Readonly<Record<string, string>>,
  all: readonly string[],
  key: string,
  to: string,
): Readonly<Record<string, string>> | null {
  const others = all.filter((each) => each !== key).map((each) => moved[each] ?? each);
  if (others.includes(to)) return null;
  const { [key]: _, ...rest } = moved;
  return to === key ? rest : { ...rest, [key]: to };
}
