import type { RefusalCatalogue } from "../ground/refusal.ts";

export const complaintRefusals = {} as const satisfies RefusalCatalogue;
