import { fill } from "../../src/ground/sentence.ts";
import { stages } from "../../src/dispatch/stage.ts";
import type { RestoreReport } from "../../src/journal/server/backup/restore-report.ts";
import { spoken } from "./language.ts";

const mostIncidents = 200;

/** The report of a restore for the person who did it, a line for each thing to know. */
export function reportInWords(report: RestoreReport): string {
  return `${[endLine(report), missingLine(report), ...openLines(report), ...unusableLines(report)].join("\n")}\n`;
}

function endLine({ facts, lastAt, takenAt }: RestoreReport): string {
  return say(
    lastAt === null
      ? { zh: "备份（{takenAt}）中没有事实。", en: "The backup of {takenAt} holds no facts." }
      : {
          zh: "恢复到第 {facts} 条事实，记录于 {lastAt}（备份时间 {takenAt}）。",
          en: "The restored log ends at fact {facts}, recorded {lastAt} (backup taken {takenAt}).",
        },
    { facts, lastAt: lastAt ?? "", takenAt },
  );
}

function missingLine({ known, missingFacts, missingSeconds }: RestoreReport): string {
  if (known === null)
    return say({
      zh: "没有备份之外的检查点可比对：之后缺了什么，这里无从得知（--known-checkpoint、--lost-data）。",
      en: "Nothing from outside the backup was given for comparison (--known-checkpoint, --lost-data), so it is not known which facts came after the backup.",
    });
  const details = { facts: known.facts, at: known.at ?? "?", source: known.source, missing: missingFacts };
  if (missingFacts === 0)
    return say(
      {
        zh: "外部已知日志至少有 {facts} 条事实（{at}，{source}）：均在其中。",
        en: "Known from outside: {facts|fact|facts} at {at} ({source}). None of them is missing.",
      },
      details,
    );
  return say(
    {
      zh: "外部已知日志有 {facts} 条事实（{at}，{source}）：{span}内的 {missing} 条不在其中，请按纸质记录补录。",
      en: "Known from outside: {facts|fact|facts} at {at} ({source}). {missing} facts{span} are not in it; enter them again from paper.",
    },
    { ...details, span: missingSeconds === null ? spoken({ zh: "其后", en: "" }) : spanOf(missingSeconds) },
  );
}

function spanOf(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return spoken(fill({ zh: "{minutes} 分钟", en: " of {minutes} min" }, { minutes }));
}

function openLines({ openIncidents }: RestoreReport): string[] {
  const shown = openIncidents.slice(0, mostIncidents).map(({ number, stage }) => {
    const words = stages[stage as keyof typeof stages];
    return `  ${number}  ${words === undefined ? stage : spoken(words)}`;
  });
  const more = openIncidents.length - shown.length;
  if (openIncidents.length === 0) return [say({ zh: "此时没有未了结的警情。", en: "No incident was open then." })];
  return [
    say(
      {
        zh: "此时未了结的警情 {count} 起，请逐一核对：",
        en: "Incidents not at their end then: {count}. Ask about each of them:",
      },
      { count: openIncidents.length },
    ),
    ...shown,
    ...(more > 0 ? [`  … ${more}`] : []),
  ];
}

function unusableLines({ unusable }: RestoreReport): string[] {
  return unusable.map((file) =>
    say({ zh: "不是本日志签名的检查点：{file}", en: "No checkpoint signed by a key of this log: {file}" }, { file }),
  );
}

function say(sentence: { zh: string; en: string }, details: Record<string, string | number> = {}): string {
  return spoken(fill(sentence, details));
}
