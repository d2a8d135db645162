import { keep, makeRememberedStore, readKept } from "./store.ts";

export const textSizes = ["normal", "large", "largest"] as const;

export type TextSize = (typeof textSizes)[number];

/** By what everything written is larger than 14 px for reading and 12 px for labels. */
export const textScales: Readonly<Record<TextSize, number>> = { normal: 1, large: 1.15, largest: 1.3 };

/** The size on this screen now; before anybody signs in, that of whoever chose last. */
export const textSizeStore = makeRememberedStore<TextSize>("callsign.textSize", textSizes, "normal");

const keyOf = (officer: string) => `callsign.textSize.${officer}`;

export function chooseTextSize(officer: string, size: TextSize): void {
  keep(keyOf(officer), size);
  textSizeStore.set(size);
}

/** Each person finds their own size again on a screen shared with others. */
export function takeTextSizeOf(officer: string): void {
  const kept = readKept(keyOf(officer));
  textSizeStore.set(textSizes.find((size) => size === kept) ?? "normal");
}
