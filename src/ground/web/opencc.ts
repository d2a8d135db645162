import { ConverterFactory } from "opencc-js/core";
import { from, to } from "opencc-js/preset/cn2t";

/**
 * OpenCC's conversion with the words of Taiwan (設定, 列印). By its dictionaries alone and without its segmentation first:
 * that reads the largest of them twice, half a second on a slow machine, and changes none of our texts.
 */
export function toTraditional(): (zh: string) => string {
  return ConverterFactory(...(from["cn"] ?? []), ...(to["twp"] ?? []));
}
