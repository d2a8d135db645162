import { ConverterFactory } from "opencc-js/core";
import { from, to } from "opencc-js/preset/cn2t";

/**
 * Where OpenCC's words of Taiwan are those of programmers and ours are those of the service: 社区 is a neighbourhood and no
 * group on the net, 分区 no part of a disk. In traditional characters, as its second dictionary reads them.
 */
const service = ["權限", "社區", "註銷", "代碼", "分區", "項目", "類型", "參數", "對象", "掛斷", "點擊"].map(
  (word): [string, string] => [word, word],
);
const own: [string, string][] = [...service, ["審覈", "審核"], ["來源文件", "來源檔案"]];

/**
 * OpenCC's conversion with the words of Taiwan (設定, 列印). By its dictionaries alone and without its segmentation first:
 * that reads the largest of them twice, half a second on a slow machine, and changes none of our texts.
 */
export function toTraditional(): (zh: string) => string {
  const [phrases = [], ...variants] = to["twp"] ?? [];
  return ConverterFactory(...(from["cn"] ?? []), [own, ...phrases], ...variants);
}
