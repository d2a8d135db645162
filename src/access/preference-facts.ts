import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { alarmKinds, languages, textSizes, themes, timeFormats, tourEnds } from "../ground/preferences.ts";
import { phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";

/** What a person likes on every console: a stream apart from the person's own, which colleagues see. */
export function preferencesStream(person: string): string {
  return streamOf("preferences", person);
}

const person = codeSchema;
const alarms = z.array(z.enum(alarmKinds)).max(alarmKinds.length).readonly();
/** One character that is written without a space. */
const key = z.string().regex(/^[!-~]$/, { error: "must be one letter, digit or mark" });

/** Only what is changed; null: as usual again. */
export const preferenceChanges = z.strictObject({
  language: z.enum(languages).nullable().optional(),
  theme: z.enum(themes).nullable().optional(),
  textSize: z.enum(textSizes).nullable().optional(),
  time: z.enum(timeFormats).nullable().optional(),
  silent: alarms.nullable().optional(),
  letterKeys: z.enum(["on", "off"]).nullable().optional(),
  moved: z.record(key, key).nullable().optional(),
  start: z
    .string()
    .max(80)
    .regex(/^\/[a-z0-9/-]*$/, { error: "must be the path of a page" })
    .nullable()
    .optional(),
  notices: alarms.nullable().optional(),
  tour: z.enum(tourEnds).nullable().optional(),
});

export const PreferencesSet = defineFact({
  type: "PreferencesSet",
  version: 1,
  shape: preferenceChanges.extend({ person }),
  say: ({ person }, names) =>
    phrase(
      { zh: "{person} 更改了个人偏好", en: "{person} changed their own preferences" },
      { person: names.officer(person) },
    ),
});

const column = codeSchema;

export const tableLookSchema = z.strictObject({
  columns: z.array(column).min(1).max(40).readonly().optional(),
  sort: z.strictObject({ column, down: z.boolean() }).optional(),
  filter: text(80).optional(),
  only: z.record(column, text(80)).optional(),
});

export const TableViewSaved = defineFact({
  type: "TableViewSaved",
  version: 1,
  shape: z.strictObject({
    person,
    list: codeSchema,
    name: codeSchema.max(40),
    look: tableLookSchema,
    usual: z.boolean(),
  }),
  say: ({ person, list, name }, names) =>
    phrase(
      { zh: "{person} 保存了清单 {list} 的视图 {name}", en: "{person} saved the view {name} of the list {list}" },
      { person: names.officer(person), list, name },
    ),
});

export const TableViewRemoved = defineFact({
  type: "TableViewRemoved",
  version: 1,
  shape: z.strictObject({ person, list: codeSchema, name: codeSchema }),
  say: ({ person, list, name }, names) =>
    phrase(
      { zh: "{person} 删除了清单 {list} 的视图 {name}", en: "{person} removed the view {name} of the list {list}" },
      { person: names.officer(person), list, name },
    ),
});

export const preferenceFacts = [PreferencesSet, TableViewSaved, TableViewRemoved] as const;

export type PreferenceFact = FactOf<(typeof preferenceFacts)[number]>;
