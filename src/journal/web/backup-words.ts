import { phrase, type Sentence } from "../../ground/sentence.ts";
import { backupTexts as texts } from "./backup-texts.ts";
import { type StateLine, stateLine as line } from "./state-line.ts";

/** One step of a restore drill. */
export interface DrillStep {
  readonly step: string;
  readonly ok: boolean;
  readonly millis: number;
  readonly why: Sentence | null;
}

/** `GET /api/v1/backups`. */
export interface Backups {
  readonly last: { readonly at: string; readonly facts: number; readonly where: string | null } | null;
  readonly schedule: {
    readonly to: string;
    readonly everyMinutes: number;
    readonly keepNewest: number;
    readonly keepDays: number;
    readonly failures: number;
    readonly trouble: { readonly at: string; readonly why: Sentence } | null;
  } | null;
  readonly lastDrill: {
    readonly at: string;
    readonly ok: boolean;
    readonly failed: string | null;
    readonly steps: readonly DrillStep[] | null;
  } | null;
}

/** How it stands with backups, line by line; `moment` says a time as the district does. */
export function backupLines({ last, schedule }: Backups, moment: (at: string) => string): readonly StateLine[] {
  const lines = [
    last === null
      ? line("last", texts.last, texts.none, schedule === null ? "plain" : "alarm")
      : line("last", texts.last, phrase(texts.lastSaid, { at: moment(last.at), facts: last.facts })),
  ];
  if (typeof last?.where === "string") lines.push(line("where", texts.where, { zh: last.where, en: last.where }));
  if (schedule === null) return [...lines, line("plan", texts.plan, texts.noPlan)];
  const { to, everyMinutes, keepNewest, keepDays, failures, trouble } = schedule;
  lines.push(
    line("plan", texts.plan, phrase(texts.planSaid, { minutes: everyMinutes, to })),
    line("kept", texts.kept, phrase(texts.keptSaid, { newest: keepNewest, days: keepDays })),
  );
  if (trouble === null) return lines;
  const why = phrase(texts.troubleSaid, { at: moment(trouble.at), count: failures, why: trouble.why });
  return [...lines, line("trouble", texts.trouble, why, "alarm")];
}

const stepNames: Readonly<Record<string, Sentence>> = {
  find: texts.find,
  read: texts.read,
  database: texts.database,
  restore: texts.restore,
  verify: texts.verify,
  rebuild: texts.rebuild,
  open: texts.open,
  report: texts.report,
};

export function drillStepName(step: string): Sentence {
  return stepNames[step] ?? { zh: step, en: step };
}

export function drillStepResult({ ok, why }: DrillStep): Sentence {
  return ok ? texts.fine : (why ?? { zh: "—", en: "—" });
}

/** `1.2`, `48`: a tenth of a second matters only in what is short. */
export function secondsSaid(millis: number): string {
  return millis < 10_000 ? (millis / 1000).toFixed(1) : String(Math.round(millis / 1000));
}
