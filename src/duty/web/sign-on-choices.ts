import { type Instant, plusSeconds } from "../../ground/instant.ts";
import { needsPost } from "../../access/authority.ts";
import type { Power } from "../../ground/role.ts";
import type { Shift } from "../facts.ts";
import type { Person } from "../../access/person.ts";
import { isSamePower } from "../../access/person-view.ts";
import type { Post, Posts } from "../posts.ts";
import { hasPower } from "../rest.ts";
import { powersAt } from "../../access/standing.ts";

/** How long before its beginning a shift can be taken up; the same as in `SignOn`. */
const earlySeconds = 3600;

/** What one can sign on as: a post of the roster, or a power alone where no post gives it. */
export type SignOnChoice =
  | { readonly kind: "post"; readonly post: Post }
  | { readonly kind: "power"; readonly power: Power };

export interface SignOnChoices {
  /** The shift that goes on, or begins within the hour, and its post. */
  readonly due?: { readonly shift: Shift; readonly post: Post };
  /** The first one after that, so that nobody wonders. */
  readonly next?: Shift;
  /** Everything one may sign on as, what is due first. */
  readonly choices: readonly SignOnChoice[];
}

/** Moments in the district's zone, `zone` east of UTC. Powers that need no post are not offered. */
export function signOnChoices(person: Person, { posts }: Posts, at: Instant, zone: string): SignOnChoices {
  const early = plusSeconds(at, earlySeconds);
  const toCome = person.shifts.filter(({ to, post }) => at < to && posts[post] !== undefined);
  const fitting = toCome.filter(({ from }) => from <= early);
  const shift = fitting.find(({ from }) => from <= at) ?? earliest(fitting);
  const duePost = shift === undefined ? undefined : posts[shift.post];
  const next = earliest(toCome.filter(({ from }) => from > early));
  const held = Object.values(posts).filter(({ power }) => hasPower(person, power, at, zone));
  const alone = powersAt(person, at, zone).filter(
    (power) => needsPost(power.role) && !held.some((post) => isSamePower(post.power, power)),
  );
  const ranked = held.toSorted((a, b) => rank(a, duePost) - rank(b, duePost) || (a.post < b.post ? -1 : 1));
  return {
    ...(shift === undefined || duePost === undefined ? {} : { due: { shift, post: duePost } }),
    ...(next === undefined ? {} : { next }),
    choices: [
      ...ranked.map((post) => ({ kind: "post" as const, post })),
      ...alone.map((held) => {
        const { until: _, ...power } = held;
        return { kind: "power" as const, power };
      }),
    ],
  };
}

/** The body of `SignOn` for a choice. */
export function signOnBody(choice: SignOnChoice): { readonly post: string } | { readonly power: Power } {
  return choice.kind === "post" ? { post: choice.post.post } : { power: choice.power };
}

/** The end of the shift somebody has signed on for. */
export function shiftEndOf(person: Person): Instant | undefined {
  return person.shifts.find(({ shift }) => shift === person.onPost?.shift)?.to;
}

function rank(post: Post, due: Post | undefined): number {
  return post.post === due?.post ? 0 : 1;
}

function earliest(shifts: readonly Shift[]): Shift | undefined {
  return shifts.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
}
