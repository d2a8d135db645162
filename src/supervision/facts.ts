import { complaintFacts } from "./complaint-facts.ts";
import { findingFacts } from "./finding-facts.ts";
import { forceFacts } from "./force-facts.ts";
import { registeringFacts } from "./registering-facts.ts";
import { reviewFacts } from "./review-facts.ts";

export const supervisionFacts = [
  ...complaintFacts,
  ...registeringFacts,
  ...reviewFacts,
  ...findingFacts,
  ...forceFacts,
] as const;
