import type { Instant } from "../../ground/instant.ts";
import type { RefusedEvent } from "../security-events.ts";

/**
 * A security event. `event` is a `RefusedEvent`: it is counted into the journal and written to the security log. Acts
 * that were done (a sign-in, a power, an export) are told by their facts and need not be told here.
 */
export interface SecurityEvent {
  readonly event: RefusedEvent;
  /** The account it is about, as known or as typed: what is no account is never written, only its keyed hash. */
  readonly person?: string | undefined;
  /** The label of a program's token that was used. */
  readonly by?: string | undefined;
  readonly address?: string | undefined;
  /** The session's id; the log has a hash of it. */
  readonly session?: string | undefined;
  readonly agent?: string | undefined;
  /** A refusal's code, or the fault of a credential. Never anything that was typed. */
  readonly why?: string | undefined;
  /** The pattern of the route, never the address that was asked. */
  readonly route?: string | undefined;
  /** Until when attempts have to wait. */
  readonly until?: Instant | undefined;
}

/** Where everything of this kind goes through. `tell` answers at once, never throws and waits for nothing. */
export interface SecurityWatch {
  tell(event: SecurityEvent): void;
}

/** For a bare API of tests. */
export const nobodyWatches: SecurityWatch = { tell: () => {} };
