import type { Instant } from "../../ground/instant.ts";
import type { BrokenGlass, Person } from "../person.ts";

/** Somebody's breaking of the glass that others have to know of. */
export interface GlassSeen {
  readonly person: string;
  readonly glass: BrokenGlass;
  /** It goes on. */
  readonly open: boolean;
}

/** Broken glass of others: first what is going on, the latest first, then what has ended and is not reviewed. */
export function glassSeen(people: readonly Person[], self: string, at: Instant): readonly GlassSeen[] {
  const all = people
    .filter(({ id }) => id !== self)
    .flatMap(({ id, glass }) =>
      glass
        .filter(({ review }) => review === undefined)
        .map((one) => ({ person: id, glass: one, open: one.endedAt === undefined && at < one.until })),
    );
  return all.toSorted((a, b) => Number(b.open) - Number(a.open) || (a.glass.at < b.glass.at ? 1 : -1));
}
