import type { Role } from "./role.ts";
import type { RouteScope } from "./route-scopes.ts";

/** Who may use an order or a route. One function reads this rule (`judge`), and so does the table in the guide. */
export interface Rule {
  readonly roles: readonly Role[];
  /** People may use it off post too: what concerns only themselves, and what they need to get on post. */
  readonly offPost?: boolean;
  /** Where an act concerns a person: who may do it for others; everybody else only for themself. */
  readonly over?: readonly Role[];
  /** A purpose must be stated: always, or unless the work on the thing itself is the purpose. */
  readonly purpose?: "always" | "unlessAtWork";
  /** A second person approves before it happens. */
  readonly second?: boolean;
  /** Whether it may be done in a role taken by breaking the glass; absent: no. `glassRuleOf` fills in what follows. */
  readonly underGlass?: boolean;
  /** Only for a person who signed in, not for a token. */
  readonly inPerson?: boolean;
  /** Of a route: what it belongs to, by which a program's token may be limited. */
  readonly scope?: RouteScope;
}

/** Whose an act is: a station, a unit, a department or a person may do it only if they are among these. */
export interface Concern {
  readonly stations?: readonly string[];
  readonly units?: readonly string[];
  readonly departments?: readonly string[];
  readonly persons?: readonly string[];
}
