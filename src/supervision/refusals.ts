import type { RefusalCatalogue } from "../ground/refusal.ts";
import { checkRefusals } from "./check-parts.ts";
import { complaintRefusals } from "./complaint-refusals.ts";
import { registeringRefusals } from "./registering-refusals.ts";

/** Why an order of supervision is not accepted. */
export const supervisionRefusals = {
  ...complaintRefusals,
  ...registeringRefusals,
  ...checkRefusals,
} as const satisfies RefusalCatalogue;
