import type { Sentence } from "../../ground/sentence.ts";
import { type Witness, witnessStream } from "../witnesses.ts";
import type { Setting, SettingLine } from "./setting.ts";

const same = (text: string): Sentence => ({ zh: text, en: text });

/** The body of the order but for its reason; the name stands in the key. */
export interface WitnessBody {
  readonly key: string;
  readonly url?: string | undefined;
}

function lines({ key, url }: WitnessBody): readonly SettingLine[] {
  return [
    { key: "key", name: { zh: "公钥", en: "Public key" }, said: same(key) },
    ...(url === undefined ? [] : [{ key: "url", name: { zh: "网址", en: "Address" }, said: same(url) }]),
  ];
}

/** Who outside the bureau cosigns the log; null where one was removed. */
export const witnessSetting: Setting<WitnessBody> = {
  order: "RegisterWitness",
  stream: witnessStream,
  facts: ["WitnessRegistered", "WitnessRemoved"],
  valueOf: ({ type, data }) => (type === "WitnessRemoved" ? null : (data as Witness)),
  keyOf: ({ data }) => (data as { readonly name: string }).name,
  lines,
};

export const removedWitness: Pick<Setting<{ readonly name: string }>, "order" | "lines"> = {
  order: "RemoveWitness",
  lines: ({ name }) => [{ key: "name", name: { zh: "见证方", en: "Witness" }, said: same(name) }],
};

/** The name a key bears before its first plus sign. */
export function nameInKey(key: string): string {
  return key.split("+", 1)[0] ?? "";
}
