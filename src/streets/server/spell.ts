import { pinyin } from "pinyin-pro";

/** Pinyin without tones, a space between syllables, ü as v; what is not Chinese stays as it is, in lower case. */
export function spell(name: string): string {
  return pinyin(name, { toneType: "none", type: "array", v: true, nonZh: "consecutive" })
    .map((part) =>
      part
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ""),
    )
    .filter((part) => part !== "")
    .join(" ");
}
