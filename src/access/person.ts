import type { Instant } from "../ground/instant.ts";
import type { Sealed } from "../ground/sealed.ts";
import type { factors } from "./facts.ts";
import type { Power } from "../ground/role.ts";
import type { staffKinds } from "./people-facts.ts";
import type { RosterWarning, Shift } from "../duty/facts.ts";

/**
 * A warning about somebody's coming on post or about a plan. It is shown and recorded, and never a reason to refuse.
 */
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
  /** Who may be behind the account that broke it. */
  readonly letIn?: readonly string[];
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

/** A one-time link somebody made for this person. */
export interface MadeLink {
  readonly link: string;
  readonly maker: string;
  readonly letIn: readonly string[];
  readonly why: string;
  readonly at: Instant;
  readonly until: Instant;
  readonly used?: { readonly at: Instant; readonly session: string };
}

/** A change of how the account is entered: its person is told of each. */
export interface Told {
  readonly id: string;
  readonly at: Instant;
  readonly what: "linkMade" | "linkUsed" | "factorSet" | "factorRemoved" | "confirmed";
  readonly factor?: (typeof factors)[number];
  readonly label?: string;
  /** Who made the link, or confirmed. */
  readonly by?: string;
  readonly session?: string;
}

/** A member of the staff: name, kind and part, powers, shifts, and the post they are on. */
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
    /** Who may be behind the session in which it was set. */
    readonly letIn?: readonly string[] | undefined;
  }[];
  /** One-time links others made, the newest last. */
  readonly links: readonly MadeLink[];
  /** What happened to the account of late, for its person to see. */
  readonly told: readonly Told[];
  /** When its person last said that something about the account was not them. */
  readonly reportedAt?: Instant;
  /** Has come in by the provider of identities, so there is a way in besides the factors. */
  readonly byProvider?: true;
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
