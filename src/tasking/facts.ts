import { enteredFacts } from "./entered-facts.ts";
import { groupFacts } from "./group-facts.ts";
import { qualityFacts } from "./quality-facts.ts";
import { serviceFacts } from "./service-facts.ts";
import { taskFacts } from "./task-facts.ts";

export const taskingFacts = [...taskFacts, ...groupFacts, ...serviceFacts, ...qualityFacts, ...enteredFacts] as const;
