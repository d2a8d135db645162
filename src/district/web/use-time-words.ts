import { useMemo } from "react";
import type { Instant } from "../../ground/instant.ts";
import { useMinuteOf } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { usePreference } from "../../ground/web/preferences.ts";
import { dayAndTimeWords, timeWords } from "../time-words.ts";
import { useDistrict } from "./use-district.ts";

/** Times as whoever is here likes to read them. Papers, forms and what is proved have the exact time of `use-district.ts`. */
export interface TimeWords {
  /** Of a moment of today. */
  time(instant: Instant | number): string;
  /** Of a moment of any day. */
  dayAndTime(instant: Instant): string;
}

export function useTimeWords(): TimeWords {
  const { zone } = useDistrict();
  const say = useSay();
  const format = usePreference("time");
  const now = useMinuteOf(format === "relative");
  return useMemo(
    () => ({
      time: (instant) => say(timeWords(instant, { format, zone, now })),
      dayAndTime: (instant) => say(dayAndTimeWords(instant, { format, zone, now })),
    }),
    [format, zone, now, say],
  );
}
