import type { Instant } from "../../ground/instant.ts";
import type { Shift } from "../facts.ts";
import type { Person, Swap } from "../../access/person.ts";
import type { Posts } from "../posts.ts";
import { monthOf } from "../roster.ts";

/** One's shifts that are not over, oldest first, each with the swap that is asked of it. */
export function shiftsToCome(
  { shifts, swaps }: Pick<Person, "shifts" | "swaps">,
  at: Instant,
): readonly { readonly shift: Shift; readonly now: boolean; readonly swap?: Swap }[] {
  return shifts
    .filter(({ to }) => at < to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map((shift) => {
      const swap = swaps.find((one) => [one.shift.shift, one.forShift?.shift].includes(shift.shift));
      return { shift, now: shift.from <= at, ...(swap === undefined ? {} : { swap }) };
    });
}

/** The roster of a shift; undefined when its post no longer exists. */
export function rosterPlaceOf(
  { post, from }: Shift,
  { posts }: Posts,
  zone: string,
): { readonly part: string; readonly month: string } | undefined {
  const part = posts[post]?.part;
  return part === undefined ? undefined : { part, month: monthOf(from, zone) };
}
