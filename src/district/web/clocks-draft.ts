import type { Settings } from "../district.ts";

/** Every clock of the hall, in the order of the screen: how long an incident may wait by priority, then the others. */
export const clockFields = [
  "waiting1",
  "waiting2",
  "waiting3",
  "waiting4",
  "acknowledgeSeconds",
  "reportMinutes",
  "reminderMinutes",
] as const;

export type ClockField = (typeof clockFields)[number];

/** The clocks while somebody types them. */
export type ClocksDraft = Readonly<Record<ClockField, string>>;

const waiting = { least: 10, most: 86_400 };

/** What each may be, as the order takes it. */
export const clockBounds: Readonly<Record<ClockField, { readonly least: number; readonly most: number }>> = {
  waiting1: waiting,
  waiting2: waiting,
  waiting3: waiting,
  waiting4: waiting,
  acknowledgeSeconds: { least: 5, most: 3600 },
  reportMinutes: { least: 1, most: 10_080 },
  reminderMinutes: { least: 1, most: 10_080 },
};

/** Of settings that say some of the clocks only, the others read "undefined". */
export function clocksDraft({ waitingSeconds, ...others }: Settings): ClocksDraft {
  const [waiting1, waiting2, waiting3, waiting4] = (waitingSeconds as Settings["waitingSeconds"] | undefined) ?? [];
  const { acknowledgeSeconds, reportMinutes, reminderMinutes } = others;
  const numbers = { waiting1, waiting2, waiting3, waiting4, acknowledgeSeconds, reportMinutes, reminderMinutes };
  return Object.fromEntries(Object.entries(numbers).map(([field, value]) => [field, String(value)])) as ClocksDraft;
}

export function isClockRight(field: ClockField, text: string): boolean {
  const { least, most } = clockBounds[field];
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

/** The settings a draft says, or null while one of its fields is wrong. */
export function settingsOf(draft: ClocksDraft): Settings | null {
  if (clockFields.some((field) => !isClockRight(field, draft[field]))) return null;
  const number = (field: ClockField) => Number(draft[field]);
  return {
    waitingSeconds: [number("waiting1"), number("waiting2"), number("waiting3"), number("waiting4")],
    acknowledgeSeconds: number("acknowledgeSeconds"),
    reportMinutes: number("reportMinutes"),
    reminderMinutes: number("reminderMinutes"),
  };
}
