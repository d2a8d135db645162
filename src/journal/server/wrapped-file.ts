import type { Wrapping } from "./key-source.ts";

/** The first line of a wrapped secret; what follows is base64 or whatever a program answered. */
const header = /^callsign-wrapped 1 (main-key|command)\n/;

export function wrappedFile(by: Exclude<Wrapping, "none">, text: string): Buffer {
  return Buffer.from(`callsign-wrapped 1 ${by}\n${text}\n`);
}

/** By what a file's content is wrapped. */
export function wrappingOf(content: Buffer): Wrapping {
  return (header.exec(content.subarray(0, 40).toString("latin1"))?.[1] as Wrapping | undefined) ?? "none";
}

/** What stands under the first line. */
export function wrappedText(content: Buffer): string {
  return content.toString("utf8").replace(header, "").trimEnd();
}
