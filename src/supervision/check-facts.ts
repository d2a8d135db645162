import { z } from "zod";
import { codeSchema } from "../ground/text.ts";
import type { CodeNames } from "../ground/sentence.ts";

/* What facts of supervision name in common. */

/** A fact that proves something: in which stream it stands, whose log holds it, and its number there. */
export const evidenceSchema = z.strictObject({
  stream: codeSchema,
  writer: codeSchema,
  n: z.number().int().min(1),
});

export type Evidence = z.output<typeof evidenceSchema>;

/** How much hangs on it. */
export const severities = ["minor", "serious", "grave"] as const;

export type Severity = (typeof severities)[number];

export const severityNames: CodeNames<typeof severities> = {
  minor: { zh: "一般", en: "Minor" },
  serious: { zh: "较重", en: "Serious" },
  grave: { zh: "严重", en: "Grave" },
};

/** Whose work it is about: a part of the house, never a person. */
export const againstKinds = ["station", "department", "unit", "hall"] as const;

/** The hall is one and has no id. */
export const againstSchema = z
  .strictObject({ kind: z.enum(againstKinds), id: codeSchema.optional() })
  .refine(({ kind, id }) => (kind === "hall") === (id === undefined), {
    path: ["id"],
    error: "must be given, except for the hall",
  });

export type Against = z.output<typeof againstSchema>;

/** How an incident ended or changed, by which it is looked at a second time; the first that fits. */
export const reviewKinds = ["void", "merged", "diverted", "reclassified", "ordinary"] as const;

export type ReviewKind = (typeof reviewKinds)[number];

export const reviewKindNames: CodeNames<typeof reviewKinds> = {
  void: { zh: "撤销、虚假、重复、误拨", en: "Void" },
  merged: { zh: "合并", en: "Merged" },
  diverted: { zh: "分流、移交", en: "Diverted" },
  reclassified: { zh: "改变类别", en: "Reclassified" },
  ordinary: { zh: "普通警情", en: "Ordinary" },
};
