import type { z } from "zod";
import type { SealedFile } from "../ground/file.ts";
import type { Instant } from "../ground/instant.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { Sealed } from "../ground/sealed.ts";
import type { Party } from "./party-facts.ts";
import type { aboutSchema, AskedField, lateSteps, saidFieldSchema, taskKinds } from "./task-facts.ts";

export type TaskKind = (typeof taskKinds)[number];
export type About = z.output<typeof aboutSchema>;
export type SaidField = z.output<typeof saidFieldSchema>;
export type LateStep = (typeof lateSteps)[number];

/** Words somebody added, with when and who. */
export interface Said {
  readonly at: Instant;
  readonly by: string;
  readonly words: Sealed;
}

/** An answer, or one party's part of it. */
export interface Answer {
  readonly at: Instant;
  readonly by: string;
  readonly from: Party;
  readonly words?: Sealed;
  readonly values: readonly SaidField[];
  readonly sent: readonly string[];
  readonly files: readonly SealedFile[];
}

/** A time in which the clock stands, because it is the asker's turn. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant;
}

/** By when an answer was promised, and when the clock stood. */
export interface Promised {
  readonly answerBy?: Instant | undefined;
  readonly pauses: readonly Pause[];
}

/** Whence a task was entered, and whether somebody has worked on it here since. */
export interface Entered {
  readonly source: string;
  readonly ref: string;
  /** What tells the same row of a table from one that says something else; sealed words have no part in it. */
  readonly digest: string;
  readonly isWorkedOn: boolean;
}

/** One piece of work that one party owes another, as its facts tell it. */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  /** What is to be done; of a request the name of the item, in both languages. */
  readonly title: Sentence;
  readonly words?: Sealed | undefined;
  /** The directive of which it is one copy. */
  readonly directive?: string;
  readonly service?: string;
  readonly referral: boolean;
  readonly from: Party;
  readonly to: Party;
  readonly insteadOf?: Party | undefined;
  /** Parties that answer along with `to`, which leads. */
  readonly with: readonly Party[];
  /** Badges of the people of the task group it was given to. */
  readonly members?: readonly string[];
  readonly group?: string | undefined;
  readonly priority: 1 | 2 | 3;
  readonly about?: About | undefined;
  readonly asks: readonly AskedField[];
  readonly given: readonly SaidField[];
  readonly files: readonly SealedFile[];
  /** Certificates that a crew sent for it must have. */
  readonly certificates?: readonly string[] | undefined;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly signBy: Instant;
  /** As it was promised at first; pauses come on top (`clock.ts`). */
  readonly answerBy?: Instant | undefined;
  readonly signed?: { readonly at: Instant; readonly by: string };
  readonly returned?: { readonly at: Instant; readonly by: string; readonly reason: string };
  /** How often it was returned, also before it was asked again. */
  readonly returns: number;
  readonly pauses: readonly Pause[];
  readonly questions: readonly Said[];
  readonly replies: readonly Said[];
  readonly parts: readonly Answer[];
  readonly answered?: Answer;
  /** When it was first answered as a whole: what the promise is kept or broken by. */
  readonly firstAnsweredAt?: Instant;
  /** The promise that answer was judged by, where a reopening has set a new time since. */
  readonly firstPromise?: Promised;
  readonly confirmed?: { readonly at: Instant; readonly by: string; readonly thanked: boolean };
  readonly withdrawn?: { readonly at: Instant; readonly by: string; readonly reason: string };
  readonly reopened: readonly { readonly at: Instant; readonly by: string; readonly reason: string }[];
  readonly late: readonly { readonly step: LateStep; readonly level: number; readonly at: Instant }[];
  /** It was done, or begun, in another system and entered here. */
  readonly entered?: Entered;
  /** Put under supervision of a higher level, with a day of its own. */
  readonly supervised?: { readonly at: Instant; readonly by: string; readonly dueBy: Instant; readonly reason: string };
}
