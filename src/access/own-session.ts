import type { Giver } from "../ground/fact.ts";
import type { Role } from "../ground/role.ts";
import type { MissingFactor } from "./missing-factor.ts";
import { tagsOf } from "./sight.ts";

/** Who is signed in, as `GET /api/v1/session` says. */
export interface Session {
  readonly officer: string;
  readonly role: Exclude<Role, "system">;
  readonly station?: string;
  readonly unit?: string;
  readonly department?: string;
  /** Where the person belongs, whatever post that is. */
  readonly part?: string;
  readonly offPost?: true;
  /** The role is held by breaking the glass: which time. */
  readonly glass?: string;
  /** Who may be behind this session besides its person. */
  readonly letIn?: readonly string[];
  /** A member of the staff, not a token. */
  readonly person: boolean;
  /** The session may do nothing before this is set up. */
  readonly missing?: MissingFactor;
  readonly locked: boolean;
  /** What happens when nobody is at the keyboard for `idleMinutes`. */
  readonly onIdle: "lock" | "end" | null;
  readonly idleMinutes: number | null;
  readonly demo: boolean;
  readonly drill: boolean;
}

/** The session as the giver of an order, for rehearsing rules before the server is asked. */
export function giverOf(session: Session): Giver {
  const { officer, role, station, unit, department, part, offPost, glass, letIn } = session;
  return {
    officer,
    role,
    ...(station === undefined ? {} : { station }),
    ...(unit === undefined ? {} : { unit }),
    ...(department === undefined ? {} : { department }),
    ...(part === undefined ? {} : { part }),
    ...(offPost === undefined ? {} : { offPost }),
    ...(glass === undefined ? {} : { glass }),
    ...(letIn === undefined ? {} : { letIn }),
  };
}

/** The hall sees every call and every incident. */
export function isHall(session: Session): boolean {
  return tagsOf(giverOf(session)).includes("hall");
}
