import { plusSeconds } from "../../ground/instant.ts";
import { phrase, type Sentence } from "../../ground/sentence.ts";
import { type NumberField, numberLines } from "../../journal/web/number-setting.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { type StateLine, stateLine as line } from "../../journal/web/state-line.ts";
import { keysStream } from "../key-facts.ts";
import { keyTexts as texts } from "./key-texts.ts";

/** `GET /api/v1/keys`. */
export interface KeysNow {
  readonly epoch: number;
  readonly since: string;
  readonly days: number;
  readonly leaving: number | null;
  readonly epochs: readonly { readonly epoch: number; readonly records: number; readonly atHand: boolean }[];
  readonly givenUp: readonly string[];
  readonly wrapping: "none" | "main-key" | "command";
  readonly lastKeyBackup: string | null;
  readonly keyBackupDays: number | null;
}

/** The body of the order but for its reason. */
export interface RotationBody {
  readonly days: number;
}

export const rotationFields: readonly NumberField[] = [
  { name: "days", title: texts.days, said: texts.daysSaid, least: 1, most: 366 },
];

/** How often keys change of themselves. */
export const rotationSetting: Setting<RotationBody> = {
  order: "SetKeyRotation",
  stream: keysStream,
  facts: ["KeyRotationSet"],
  valueOf: ({ data }) => data as RotationBody,
  lines: ({ days }) => numberLines(rotationFields, { days }),
};

/** How it stands with the keys, line by line; `moment` says a time as the district does. */
export function keyLines(keys: KeysNow, moment: (at: string) => string): readonly StateLine[] {
  const { epoch, since, days, leaving, wrapping, givenUp } = keys;
  const same = (text: string): Sentence => ({ zh: text, en: text });
  return [
    line("present", texts.present, phrase(texts.presentSaid, { epoch, since: moment(since) })),
    leaving === null
      ? line("next", texts.next, same(moment(plusSeconds(since, days * 86_400))))
      : line("leaving", texts.leaving, phrase(texts.leavingSaid, { epoch: leaving })),
    line("wrapping", texts.wrapping, texts[wrapping]),
    line("backup", texts.backup, backupSaid(keys, moment), keys.lastKeyBackup === null ? "alarm" : "plain"),
    ...(givenUp.length === 0 ? [] : [line("givenUp", texts.givenUp, same(givenUp.join(", ")), "alarm")]),
  ];
}

function backupSaid({ lastKeyBackup, keyBackupDays }: KeysNow, moment: (at: string) => string): Sentence {
  if (lastKeyBackup === null) return texts.never;
  const at = moment(lastKeyBackup);
  return keyBackupDays === null ? phrase(texts.byHand, { at }) : phrase(texts.backupSaid, { at, days: keyBackupDays });
}
