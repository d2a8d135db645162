import type { Fold } from "../ground/fold.ts";
import type { Instant } from "../ground/instant.ts";

/*
 * What this room reads of streams it does not own, in their owners' states. A state of its own of every incident would cost
 * each of them room in the store; what is read here are few fields, and a test says that the owners still have them.
 */

/** Of a call: that it is a complaint, whom from, when it rang. */
export interface CallRead {
  readonly rangAt: Instant;
  readonly complained?: true;
  readonly about?: readonly string[];
  /** The complaint that was opened of it. */
  readonly complaint?: string;
}

/** Of an incident: its number, where it belongs, how far it is. */
export interface IncidentRead {
  readonly number: string;
  readonly fullNumber: string;
  readonly receivedAt: Instant;
  readonly reportedType: string;
  readonly handledType?: string;
  readonly liesIn?: { readonly station?: string | undefined };
  readonly stationOrders: readonly { readonly station: string }[];
  readonly exit?: { readonly how: string };
  readonly departments?: readonly { readonly department: string }[];
  readonly assignments: readonly { readonly unit: string; readonly station?: string }[];
}

/** Of a unit: its crew, and whose it is. */
export interface UnitRead {
  readonly station?: string;
  readonly crew: readonly { readonly badge: string }[];
}

/** Folds nothing: it only names in whose room the state lies. */
function readOnly<State>(room: string, kind: string): Fold<State> {
  return { room, kind, evolve: (state) => state };
}

export const callRead: Fold<CallRead> = readOnly("intake", "call");
export const incidentRead: Fold<IncidentRead> = readOnly("dispatch", "incident");
export const unitRead: Fold<UnitRead> = readOnly("dispatch", "unit");
