import type { Fact } from "./fact.ts";
import type { Read } from "./fold.ts";
import type { Sentence } from "./sentence.ts";

/**
 * A kind of what is kept for some days: the code that schedules name it by, what people call it, and its days before
 * anybody sets others. A room declares its own (`RoomRules.retentions`).
 */
export interface RetentionKind {
  readonly code: string;
  readonly name: Sentence;
  readonly usualDays: number;
  /** What the law asks: no schedule may say fewer days. */
  readonly least?: { readonly days: number; readonly why: Sentence };
  /** Its days are a setting of its room, not the schedule's: where that stands, and what it says. */
  readonly setting?: { readonly stream: string; days(read: Read): number };
}

/** The kinds of a room by their codes. A code is stored in schedules: it is never used for another thing. */
export function retentionKinds<Code extends string>(
  kinds: Readonly<Record<Code, Omit<RetentionKind, "code">>>,
): Readonly<Record<Code, RetentionKind>> {
  const entries = Object.entries<Omit<RetentionKind, "code">>(kinds);
  return Object.fromEntries(entries.map(([code, kind]) => [code, { code, ...kind }])) as Record<Code, RetentionKind>;
}

/** That what is sealed in streams is erased when its days are over, and what their facts say of that. */
export interface Retained {
  readonly by: RetentionKind;
  /**
   * What one of them is called, by the end of its `{id}`, where people name it: for a hold, for an erasure before its time,
   * in a request of the person it is about. People name none when absent.
   */
  readonly named?: Sentence;
  /**
   * Whether it is over with this fact (true) or goes on (false: also its first fact says so); undefined where the fact
   * says neither. Total. Days count from when an end was recorded here.
   */
  isOver(fact: Fact, stream: string): boolean | undefined;
  /** The stream it is part of from this fact on: what keeps that keeps it too. */
  partOf?(fact: Fact, stream: string): string | undefined;
}
