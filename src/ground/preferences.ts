/** What a person can have as they like it on every console, in plain values: no room's facts and no browser here. */

/** `zh-TW`: the Chinese texts in traditional characters and Taiwan's words. */
export const languages = ["zh", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];

/** Each language under its own name. */
export const languageNames: Readonly<Record<Language, string>> = {
  zh: "简体中文",
  "zh-TW": "繁體中文",
  en: "English",
};

/** The language as HTML and Intl name it. */
export const languageTags: Readonly<Record<Language, string>> = { zh: "zh-CN", "zh-TW": "zh-TW", en: "en" };

export const themes = ["dark", "light"] as const;
export type Theme = (typeof themes)[number];

export const textSizes = ["normal", "large", "largest"] as const;
export type TextSize = (typeof textSizes)[number];

/** How a time of day is written: `14:05:09`, `14:05`, or how long ago it was where that is less than a day. */
export const timeFormats = ["seconds", "minutes", "relative"] as const;
export type TimeFormat = (typeof timeFormats)[number];

/**
 * What sounds, and what a notice of the browser can be of: a call rings, an order waits for its signature, an incident is
 * overdue, other work is late beyond its bound.
 */
export const alarmKinds = ["call", "order", "overdue", "late", "glass"] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** The tour was taken to its end, or left or declined before. */
export const tourEnds = ["taken", "left"] as const;
export type TourEnd = (typeof tourEnds)[number];

/** Everything a person can choose. What is absent is as usual: as the browser says, or as the console comes. */
export interface Preferences {
  readonly language?: Language;
  readonly theme?: Theme;
  readonly textSize?: TextSize;
  readonly time?: TimeFormat;
  /** The alarms that make no sound for this person. */
  readonly silent?: readonly AlarmKind[];
  /** Whether keys of one character do something. */
  readonly letterKeys?: "on" | "off";
  /** By the key the console gives an act, the key this person presses for it. */
  readonly moved?: Readonly<Record<string, string>>;
  /** The path of the page that signing in leads to. */
  readonly start?: string;
  /** The alarms that the browser tells of while the console is not in front. */
  readonly notices?: readonly AlarmKind[];
  /** How the tour of the console ended; absent: it has been neither taken nor declined. */
  readonly tour?: TourEnd;
}

/** How a list is shown: which columns in which order, by what it is sorted, what of it is left. */
export interface TableLook {
  readonly columns?: readonly string[] | undefined;
  readonly sort?: { readonly column: string; readonly down: boolean } | undefined;
  readonly filter?: string | undefined;
  /** By a column, the one value that is shown. */
  readonly only?: Readonly<Record<string, string>> | undefined;
}

/** A look of a list under a name of the person's own. */
export interface TableView {
  readonly list: string;
  readonly name: string;
  readonly look: TableLook;
  /** The list opens with it where the address says nothing else. */
  readonly usual: boolean;
}

/** A change of what somebody chose: null takes a choice back, what is absent stays as it is. */
export type PreferenceChanges = { readonly [Name in keyof Preferences]?: Preferences[Name] | null | undefined };

export function withChanges(chosen: Preferences, changes: PreferenceChanges): Preferences {
  const kept = Object.entries({ ...chosen, ...changes }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as Preferences;
}
