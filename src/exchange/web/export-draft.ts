import type { Sentence } from "../../ground/sentence.ts";
import { daySchema, instantOn } from "../../ground/zone.ts";
import { exportSchemas } from "../facts.ts";

/** What somebody types to ask for an export. Days are the district's, both included. */
export interface ExportDraft {
  readonly from: string;
  readonly to: string;
  readonly recipient: string;
  readonly purpose: string;
}

export const emptyExport: ExportDraft = { from: "", to: "", recipient: "", purpose: "" };

const daysTurned: Sentence = { zh: "截止日期早于起始日期", en: "The last day is before the first" };

/** What speaks against the days, before the server is asked. */
export function troubleOf({ from, to }: ExportDraft): Sentence | null {
  return isDay(from) && isDay(to) && to < from ? daysTurned : null;
}

/** The order's body; null while something is missing. The list ends where the day after the last begins. */
export function exportBody(draft: ExportDraft, zone: string): Readonly<Record<string, unknown>> | null {
  const [recipient, purpose] = [draft.recipient.trim(), draft.purpose.trim()];
  const { from, to } = draft;
  if (!isDay(from) || !isDay(to) || to < from || recipient === "" || purpose === "") return null;
  return {
    schema: exportSchemas[0],
    from: instantOn(from, 0, zone),
    to: instantOn(to, 24 * 60, zone),
    recipient,
    purpose,
  };
}

function isDay(text: string): boolean {
  return daySchema.safeParse(text).success;
}
