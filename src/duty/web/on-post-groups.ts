import type { Person } from "../../access/person.ts";
import type { Post, Posts } from "../posts.ts";
import type { PowerRole } from "../../ground/role.ts";

/** A post and who stands there, the longest there first. */
export interface PostGroup {
  readonly post: Post;
  readonly people: readonly Person[];
  /** How many are missing to what the post needs at least; one, of a post that is never to be empty. */
  readonly missing: number;
}

/** Who is on post by a power alone, or at a post that has been withdrawn. */
export interface RoleGroup {
  readonly role: PowerRole;
  readonly people: readonly Person[];
}

/** Everybody on post, once: at the posts by id, then the others by role. */
export function onPostGroups(
  people: readonly Person[],
  posts: Posts["posts"],
): { readonly posts: readonly PostGroup[]; readonly others: readonly RoleGroup[] } {
  const standing = people
    .filter(({ onPost }) => onPost !== undefined)
    .toSorted((a, b) => compare(a.onPost?.since ?? "", b.onPost?.since ?? "") || compare(a.id, b.id));
  const at = Object.values(posts).toSorted((a, b) => compare(a.part, b.part) || compare(a.post, b.post));
  const others = new Map<PowerRole, Person[]>();
  for (const person of standing) {
    const { onPost } = person;
    if (onPost === undefined || (onPost.post !== undefined && posts[onPost.post] !== undefined)) continue;
    const { role } = onPost.power;
    others.set(role, [...(others.get(role) ?? []), person]);
  }
  return {
    posts: at.map((post) => {
      const there = standing.filter(({ onPost }) => onPost?.post === post.post);
      const least = Math.max(post.least, post.always ? 1 : 0);
      return { post, people: there, missing: Math.max(0, least - there.length) };
    }),
    others: [...others].map(([role, group]) => ({ role, people: group })),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
