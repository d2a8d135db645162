import type { Limit } from "./facts.ts";
import type { RecordingDuty } from "./recording-duty.ts";

/** A limit as the program brings it. `verified`: whoever wrote it down read it in the text of the law. */
export interface ShippedLimit {
  readonly limit: Limit;
  readonly verified: boolean;
}

/** The same of a recording duty. */
export interface ShippedDuty {
  readonly duty: RecordingDuty;
  readonly verified: boolean;
}
