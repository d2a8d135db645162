import type { RefusalCatalogue } from "../ground/refusal.ts";

export const registeringRefusals = {} as const satisfies RefusalCatalogue;
