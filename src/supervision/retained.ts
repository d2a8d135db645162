import type { RetentionKind } from "../ground/retention.ts";
import { checkRetentions } from "./check-parts.ts";
import { complaintRetentions } from "./complaint-retained.ts";

export const supervisionRetentions: readonly RetentionKind[] = [
  ...Object.values(complaintRetentions),
  ...Object.values(checkRetentions),
];
