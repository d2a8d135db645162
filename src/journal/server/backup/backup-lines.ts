import { z } from "zod";

/*
 * The content of a backup, in lines of JSON: a head with format and writer; facts with their bodies verbatim;
 * checkpoints; the answers of orders, so that a repeated order is recognised after a restore; a tail with the counts,
 * the root, and the SHA-256 of everything before it.
 *
 * Format 1 is these lines alone. Format 2 is compressed, inside an envelope, and may continue an earlier backup: then
 * it holds only the facts, checkpoints and answers of accepted orders after that backup. Answers of refused orders have
 * no place in the log's order, so only full backups hold them; a refused order repeated after a restore is decided
 * again.
 */
export const after = z.strictObject({
  file: z.string(),
  facts: z.number(),
  root: z.string(),
});

export const headLine = z.strictObject({
  callsign: z.literal("backup"),
  format: z.union([z.literal(1), z.literal(2)]),
  version: z.string(),
  writer: z.string(),
  kind: z.enum(["demo", "empty"]),
  takenAt: z.string(),
  verifiers: z.array(z.string()),
  after: after.nullable().default(null),
});

export interface FactLine {
  readonly n: number;
  readonly body: string;
}

export const checkpointLine = z.strictObject({ size: z.number(), note: z.string() });

export const answerLine = z.strictObject({
  order: z.string(),
  digest: z.string(),
  /** Whose order it was. Absent in backups of versions that compared digests of sealed words: those are not taken over. */
  giver: z.string().nullable().optional(),
  n: z.number().nullable(),
  facts: z.number(),
  refusal: z.string().nullable(),
});

export const tailLine = z.strictObject({
  end: z.strictObject({
    /** Size of the log at the end; in a part that is more than it holds. */
    facts: z.number(),
    checkpoints: z.number(),
    answers: z.number(),
    root: z.string(),
    /** In base64, what the next part goes on with: the roots of the complete subtrees. Absent in format 1. */
    frontier: z.string().optional(),
    sha256: z.string(),
  }),
});

export type BackupHead = z.output<typeof headLine>;
export type After = z.output<typeof after>;
export type CheckpointLine = z.output<typeof checkpointLine>;
export type AnswerLine = z.output<typeof answerLine>;
export type BackupTail = z.output<typeof tailLine>["end"];
