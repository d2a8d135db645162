import type { KeySource } from "../../src/journal/server/key-source.ts";
import { readKeySource } from "../../src/journal/server/read-key-source.ts";
import { note } from "./language.ts";
import type { Given, VerbOption } from "./verb.ts";

/** The `--key-source SPEC` of every verb that opens keys. */
export const keySourceOption: VerbOption = {
  value: "SPEC",
  says: {
    zh: "密钥来源：folder（默认）、file:路径、env:变量名 或 command:命令；也可用 CALLSIGN_KEY_SOURCE 指定",
    en: "where keys are kept: folder (the default), file:PATH, env:NAME or command:CMD; or set CALLSIGN_KEY_SOURCE",
  },
};

/** The source a verb was given, or the environment's. Read it before any child is started: it may be taken from there. */
export function keySourceOf(given: Given): KeySource {
  return namedSource(given.text("key-source"));
}

export function namedSource(spec: string | undefined): KeySource {
  return readKeySource(spec ?? (process.env["CALLSIGN_KEY_SOURCE"] || "folder"), (line) => note(`callsign: ${line}`));
}
