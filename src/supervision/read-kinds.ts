import type { ReadKind } from "../ground/read-kind.ts";
import { checkReads } from "./check-read-kinds.ts";
import { complaintReads } from "./complaint-read-kinds.ts";
import { registeringReads } from "./registering-read-kinds.ts";

export const supervisionReads: readonly ReadKind[] = [
  ...Object.values(complaintReads),
  ...Object.values(registeringReads),
  ...Object.values(checkReads),
];
