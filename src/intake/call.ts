import type { Instant } from "../ground/instant.ts";
import type { Sealed } from "../ground/sealed.ts";
import type { callKinds, callMarks, channels } from "./facts.ts";

export type CallKind = (typeof callKinds)[number];
export type Channel = (typeof channels)[number];
export type CallMark = (typeof callMarks)[number];

/** One contact, from its ring to its end, and the incident it opened or joined. */
export interface Call {
  readonly id: string;
  readonly channel: Channel;
  readonly kind: CallKind;
  readonly rangAt: Instant;
  readonly line?: string;
  readonly recordingNumber?: string;
  readonly answeredAt?: Instant;
  /** The officer who has it. */
  readonly answeredBy?: string;
  readonly endedAt?: Instant;
  readonly number?: Sealed;
  readonly name?: Sealed;
  readonly said: readonly { readonly at: Instant; readonly by: string; readonly text: Sealed }[];
  /** What persons asked to have put right about themselves; what it corrects stays. */
  readonly corrections?: readonly { readonly at: Instant; readonly by: string; readonly text: Sealed }[];
  readonly marks: readonly { readonly mark: CallMark; readonly by: string; readonly reason: string }[];
  /** How often earlier calls from its number were sought. */
  readonly sought?: number;
  readonly incident?: string;
  /** A complaint's subject, who does not see it. */
  readonly aboutUnit?: string;
  readonly aboutStation?: string;
  readonly aboutDepartment?: string;
  readonly aboutOfficer?: string;
  /** True when the call is or was a complaint. `about`: everybody ever named in it, by what they belong to. */
  readonly complained?: true;
  readonly about?: readonly string[];
  /** The complaint that supervision opened of it. */
  readonly complaint?: string;
}
