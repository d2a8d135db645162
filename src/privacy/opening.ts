import { z } from "zod";
import { type District, districtView, unnamedDistrict } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { withSecondPerson } from "../access/second-person.ts";
import { byApprovers } from "../access/security.ts";
import { openingPurposes } from "../ground/opening-purpose.ts";
import { refuse } from "../ground/refusal.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { codeSchema, sealedText, text } from "../ground/text.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import {
  OpeningAlarmAcknowledged,
  OpeningBudgetSpent,
  OpeningBudgetsSet,
  openingPolicyStream,
  openingsStream,
  openingStream,
  SealedOpened,
} from "./opening-facts.ts";
import { sealReaders } from "../access/seal-readers.ts";
import { handsOf } from "../access/let-in.ts";
import { budgetOf, openedOn, openingsOf } from "./openings.ts";
import { dayOf } from "../ground/zone.ts";

/** Who may ever read what is sealed; a reader of incidents may not. */

function dayIn(states: States, instant: string): string {
  const district: District = states(districtView, districtStream) ?? unnamedDistrict;
  return dayOf(instant, district.zone);
}

/**
 * Leaves the trace without which nothing sealed is opened. `atWork` is the program's finding, from the states of what is
 * opened: then the work is the purpose and nothing is counted. Otherwise each record counts once a day on the opener's
 * budget; over it the order is accepted with `OpeningBudgetSpent`, which is the report, and nothing may be opened.
 * Refused: `PurposeMissing`, `PurposeWordsMissing`.
 */
export const OpenSealed = defineOrder("OpenSealed", {
  title: { zh: "查看密封内容", en: "Open sealed values" },
  roles: sealReaders,
  underGlass: true,
  internal: true,
  body: z.strictObject({
    stream: text(120),
    fields: z.array(codeSchema).max(40),
    /** The file that is opened, where it is one. */
    file: ulidSchema.optional(),
    purpose: z.enum(openingPurposes).optional(),
    words: sealedText(500).optional(),
    atWork: z.boolean(),
  }),
  sealed: ["words"],
  record: ({ id }) => openingStream(id),
  streams: ({ id, by, body }) => [
    ...[body.stream, openingStream(id), openingsStream(by.officer)],
    ...[openingPolicyStream, districtStream],
  ],
  refuses: ["PurposeMissing", "PurposeWordsMissing"],
  decide: (states, { id, by, body, occurredAt }) => {
    const { stream, purpose, words, atWork } = body;
    const what = { fields: body.fields, ...(body.file === undefined ? {} : { file: body.file }) };
    const own = openingsStream(by.officer);
    const streams = [...new Set([stream, openingStream(id), own])];
    if (atWork) return [SealedOpened.draft(streams, { ...what, atWork })];
    if (purpose === undefined) return refuse("PurposeMissing", { field: "purpose" });
    if (purpose === "other" && words === undefined) return refuse("PurposeWordsMissing", { field: "words" });
    const day = dayIn(states, occurredAt);
    const opened = openedOn(openingsOf(states, by.officer), day);
    const budget = budgetOf(states, by.role);
    if (!opened.includes(stream) && opened.length >= budget) {
      return [OpeningBudgetSpent.draft([own], { officer: by.officer, day, budget, stream, purpose })];
    }
    const said = words === undefined ? {} : { words };
    return [SealedOpened.draft(streams, { ...what, purpose, ...said, atWork, day })];
  },
});

/** Supervision has seen that somebody went over. Refused: `OpeningAlarmUnknown`, `OpeningAlarmIsOwn`. */
export const AcknowledgeOpeningAlarm = defineOrder("AcknowledgeOpeningAlarm", {
  title: { zh: "知悉超额查看预警", en: "Acknowledge an alarm about openings" },
  roles: ["supervisor"],
  body: z.strictObject({ officer: codeSchema }),
  streams: ({ body }) => [openingsStream(body.officer)],
  refuses: ["OpeningAlarmIsOwn", "OpeningAlarmUnknown"],
  decide: (states, { by, body: { officer } }) => {
    const alarms = openingsOf(states, officer)?.alarms ?? [];
    if (!alarms.some(({ acknowledgedBy }) => acknowledgedBy === undefined)) {
      return refuse("OpeningAlarmUnknown", { person: officer });
    }
    if (handsOf(by).includes(officer)) return refuse("OpeningAlarmIsOwn");
    return [OpeningAlarmAcknowledged.draft([openingsStream(officer)], { officer })];
  },
});

const setOpeningBudgets = setting(
  defineOrder("SetOpeningBudgets", {
    title: { zh: "设定每日查看额度", en: "Set the daily budgets of openings" },
    roles: ["supervisor"],
    body: OpeningBudgetsSet.shape,
    streams: () => [openingPolicyStream],
    refuses: [],
    decide: (_, { body }) => [OpeningBudgetsSet.draft([openingPolicyStream], body)],
  }),
);

/** Records a day by role, all roles at once, by two people. */
export const [SetOpeningBudgets, ApproveSetOpeningBudgets] = withSecondPerson(setOpeningBudgets, byApprovers);
