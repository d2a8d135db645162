import { bureau } from "../../district/organisation.ts";
import type { Posts } from "../posts.ts";
import { postRoles } from "../../access/role.ts";

interface Looking {
  readonly role: string;
  readonly station?: string;
  readonly department?: string;
  readonly part?: string;
}

/**
 * The part whose roster somebody sees first: of their own desk, department or part. If they may see none of these, a
 * part with posts of their own role, or else of the hall's roles.
 */
export function firstPart(session: Looking, parts: readonly string[], { posts }: Posts): string {
  const own = session.station ?? session.department ?? session.part ?? bureau;
  const all = Object.values(posts);
  if (parts.includes(own) && (own !== bureau || all.some(({ part }) => part === own))) return own;
  const rank = (role: string) => (role === session.role ? -1 : (postRoles as readonly string[]).indexOf(role));
  const [first] = all.toSorted((a, b) => rank(a.power.role) - rank(b.power.role));
  return first?.part ?? bureau;
}
