import type { TextSize } from "../preferences.ts";

/** By what everything written is larger than 14 px for reading and 12 px for labels. */
export const textScales: Readonly<Record<TextSize, number>> = { normal: 1, large: 1.15, largest: 1.3 };
