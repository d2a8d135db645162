import { dayAndTime, timeOfDay } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { fill, type Sentence } from "../../ground/sentence.ts";
import type { Refused } from "../../journal/web/api.ts";
import { signInRefusals } from "../sign-in-refusals.ts";
import { dayOf } from "../../ground/zone.ts";

/** A moment as people at the door read it: `14:05` of today, otherwise with its day; in the district's zone. */
export function moment(instant: string, now: number, zone: string): string {
  const isToday = dayOf(instant, zone) === dayOf(instantOf(now), zone);
  return (isToday ? timeOfDay(instant, zone) : dayAndTime(instant, zone)).slice(0, -3);
}

/** What the server refused at the door, with until when in the district's time instead of the wire's. */
export function doorSentence(refused: Refused, now: number, zone: string): Sentence {
  const { code, details } = refused;
  const { until, failures } = details;
  // A short wait, said to the second.
  if (code === "SignInDelayed" && typeof until === "string") {
    const ready = instantOf(Math.ceil(Date.parse(until) / 1000) * 1000);
    const isToday = dayOf(ready, zone) === dayOf(instantOf(now), zone);
    const words = isToday ? timeOfDay(ready, zone) : dayAndTime(ready, zone);
    return fill(signInRefusals.SignInDelayed, { until: words });
  }
  if (code !== "SignInIsLocked" || typeof until !== "string") return refused;
  // Rounded up: whoever tries in the very minute that is said gets in.
  const ready = instantOf(Math.ceil(Date.parse(until) / 60_000) * 60_000);
  return fill(signInRefusals.SignInIsLocked, {
    failures: Number(failures),
    until: moment(ready, now, zone),
  });
}

const aboutCode: readonly string[] = ["CodeNeeded", "CodeWrong", "CodeUsed"];

/** At which field of the sign-in form a refusal belongs. */
export function fieldOf(refused: Refused): "password" | "code" | "form" {
  if (aboutCode.includes(refused.code)) return "code";
  return refused.code === "SignInWrong" ? "password" : "form";
}
