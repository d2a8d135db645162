import type { Instant } from "../ground/instant.ts";
import type { Sealed } from "../ground/sealed.ts";
import type { factors } from "./access-facts.ts";
import type { Power, RosterWarning, Shift, staffKinds } from "./facts.ts";

/** What is wrong with somebody's standing on post or with a plan; it is said and recorded, never a reason to refuse. */
export type Warnings = readonly RosterWarning[];

/** On post now, since when, as what. */
export interface OnPost {
  readonly power: Power;
  readonly post?: string;
  readonly shift?: string;
  readonly since: Instant;
  readonly warnings: readonly string[];
  /** Somebody has taken the post over from here. */
  readonly handedOver?: true;
}

/** A power taken without having it, for a short while. */
export interface BrokenGlass {
  readonly broken: string;
  readonly power: Power;
  readonly reason: string;
  readonly at: Instant;
  readonly until: Instant;
  readonly endedAt?: Instant;
  readonly review?: { readonly by: string; readonly found: "justified" | "notJustified"; readonly words: string };
}

/** A question to a colleague to take a shift over, until it is settled. */
export interface Swap {
  readonly swap: string;
  readonly part: string;
  readonly month: string;
  readonly shift: Shift;
  readonly from: string;
  readonly to: string;
  readonly forShift?: Shift | undefined;
  readonly state: "asked" | "agreed";
}

/** One member of the staff: who it is, what it may do, when it is due, whether it is on post. */
export interface Person {
  readonly id: string;
  /** Sealed; `GET /api/v1/people/names` tells colleagues. */
  readonly name: Sealed;
  readonly kind: (typeof staffKinds)[number];
  readonly part: string;
  readonly leads: boolean;
  readonly disabled?: { readonly at: Instant; readonly reason: string };
  readonly powers: readonly Power[];
  readonly certificates: readonly { readonly certificate: string; readonly until?: string | undefined }[];
  readonly factors: readonly {
    readonly factor: (typeof factors)[number];
    readonly label?: string | undefined;
    readonly at: Instant;
  }[];
  readonly lockedUntil?: Instant;
  readonly onPost?: OnPost;
  /** When the last time on post ended: rest counts from there too. */
  readonly offPostSince?: Instant;
  /** The open breaking of the glass, or the last ones nobody has reviewed. */
  readonly glass: readonly BrokenGlass[];
  /** Shifts of the last two months and all to come, oldest first. */
  readonly shifts: readonly Shift[];
  readonly swaps: readonly Swap[];
}
