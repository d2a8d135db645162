import type { StepAnswer, StepFigures } from "../steps.ts";

/** The columns of the file, all of them. `part` is empty in the row of the whole period. */
const columns = ["step", "part", "cases", "missing", "excluded", "p50_seconds", "p90_seconds"] as const;

/**
 * The figures on the screen as CSV: codes and whole seconds, so that a program reads them; `nameOf` names a part as the
 * screen does. A percentile that is withheld is empty. What a spreadsheet would take for a formula is told to be text.
 */
export function fileOf(steps: readonly StepAnswer[], nameOf: (part: string | null) => string): string {
  const line = (step: string, part: string, { n, missing, excluded, p50, p90 }: StepFigures) =>
    [step, part, n, missing, excluded, p50 ?? "", p90 ?? ""].map(cell).join(",");
  const lines = steps.flatMap(({ step, whole, groups }) => [
    line(step, "", whole),
    ...groups.map((group) => line(step, nameOf(group.group), group)),
  ]);
  return [columns.join(","), ...lines, ""].join("\r\n");
}

function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
