import type { Posts } from "./posts.ts";

/** A member of a crew, as far as certificates go. */
export interface Certified {
  readonly id: string;
  readonly certificates: readonly { readonly certificate: string; readonly until?: string | undefined }[];
}

/** What the posts of a unit need that nobody of its crew holds on a day. Of a crew of whom nobody is known nothing is said. */
export function crewLacks(
  { posts }: Pick<Posts, "posts">,
  unit: string,
  crew: readonly Certified[],
  day: string,
): readonly string[] {
  if (crew.length === 0) return [];
  const needs = Object.values(posts).flatMap((post) => (post.power.unit === unit ? post.needs : []));
  const isHeld = (wanted: string) =>
    crew.some(({ certificates }) =>
      certificates.some(({ certificate, until }) => certificate === wanted && (until === undefined || until >= day)),
    );
  return [...new Set(needs)].filter((wanted) => !isHeld(wanted));
}
