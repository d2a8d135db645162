import { complaintFacts } from "./complaint-facts.ts";
import { registeringFacts } from "./registering-facts.ts";

export const supervisionFacts = [...complaintFacts, ...registeringFacts] as const;
