import type { Sentence } from "../../src/ground/sentence.ts";

/** What `GET /api/v1/status` says of the machine the server runs on. */
export interface ServerStatus {
  readonly freeBytes: number | null;
  readonly lastBackupAt: string | null;
  /** Null where none are scheduled. */
  readonly backupEveryMinutes: number | null;
  readonly lastBackupError: { readonly at: string; readonly why: Sentence } | null;
  readonly lastDrill: { readonly at: string; readonly ok: boolean; readonly failed: string | null } | null;
  readonly version: string;
  /** False while so little space is free that nothing more is recorded. */
  readonly takesOrders: boolean;
}

/** How urgent a thing in the top bar looks. */
export type Tone = "plain" | "amber" | "alarm";
