import { fill } from "../../src/ground/sentence.ts";
import { faultInWords, type FilesChecked } from "../../src/journal/server/files/check-files.ts";
import { spoken } from "./language.ts";

/** How many files there are, and a line for each that is missing or was altered. Nothing where no fact names any. */
export function filesInWords({ files, faults }: FilesChecked): string {
  if (files === 0 && faults.length === 0) return "";
  const count = fill({ zh: "{files} 个文件", en: "{files} files" }, { files });
  const lines = [`${faults.length === 0 ? "ok" : "BAD"}  ${spoken(count)}`];
  for (const fault of faults) lines.push(`BAD  ${spoken(faultInWords(fault))}`);
  return `${lines.join("\n")}\n`;
}
