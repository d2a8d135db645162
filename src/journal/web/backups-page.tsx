import type { ReactNode } from "react";
import { momentAt } from "../../ground/fact-names.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { ask } from "./api.ts";
import { backupLines, type Backups, drillStepName, drillStepResult, secondsSaid } from "./backup-words.ts";
import { backupTexts as texts } from "./backup-texts.ts";
import { useFactNames } from "./fact-names.ts";
import { StateLines } from "./state-lines.tsx";
import { panelOf, useRead } from "./use-read.ts";

const readBackups = (signal: AbortSignal) => ask<Backups>("GET", "/api/v1/backups", { signal });

/** Whether there are backups, by which schedule, and whether one was shown to restore. */
export function BackupsPage(): ReactNode {
  const say = useSay();
  const names = useFactNames();
  const read = useRead(readBackups);
  const { content } = read;
  const drill = content?.lastDrill ?? null;
  const moment = (at: string) => momentAt(at, names);
  return (
    <div className="setting-page">
      <Panel
        title={say(texts.title)}
        {...panelOf(read)}
        before={<p className="setting-about quiet">{say(texts.about)}</p>}
      >
        {content !== undefined && <StateLines of={backupLines(content, moment)} />}
      </Panel>
      <Panel
        title={say(texts.drill)}
        state={content === undefined ? "loading" : drill === null ? "empty" : "ready"}
        empty={texts.noDrill}
        before={<p className="setting-about quiet">{say(texts.drillAbout)}</p>}
      >
        {drill !== null && (
          <>
            <p className="setting-about" data-tone={drill.ok ? "plain" : "alarm"}>
              {say(drill.ok ? texts.drillYes : texts.drillNo, { at: moment(drill.at) })}
            </p>
            {drill.steps === null ? (
              <p className="setting-about quiet">{say(texts.noSteps)}</p>
            ) : (
              <Table
                caption={say(texts.drill)}
                keyOf={({ step }) => step}
                toneOf={({ ok }) => (ok ? undefined : "alarm")}
                columns={[
                  { key: "step", head: say(texts.step), names: true, cell: ({ step }) => say(drillStepName(step)) },
                  {
                    key: "took",
                    head: say(texts.took),
                    figures: "right",
                    cell: ({ millis }) => say(texts.seconds, { count: secondsSaid(millis) }),
                  },
                  { key: "result", head: say(texts.result), cell: (step) => say(drillStepResult(step)) },
                ]}
                rows={drill.steps}
              />
            )}
          </>
        )}
      </Panel>
      <Panel title={say(texts.options)} before={<p className="setting-about quiet">{say(texts.optionsAbout)}</p>}>
        <Table
          caption={say(texts.options)}
          keyOf={({ option }) => option}
          columns={[
            { key: "option", head: say(texts.option), names: true, cell: ({ option }) => <code>{option}</code> },
            { key: "says", head: say(texts.says), cell: ({ says }: { says: Sentence }) => say(says) },
          ]}
          rows={optionRows}
        />
      </Panel>
    </div>
  );
}

/** Options of the start that say when and where backups are taken (`programs/cli/backup-schedule-options.ts`). */
const optionRows: readonly { readonly option: string; readonly says: Sentence }[] = [
  { option: "--backup-to", says: texts.to },
  { option: "--backup-every", says: texts.every },
  { option: "--backup-keep", says: texts.keepNewest },
  { option: "--backup-keep-days", says: texts.keepDays },
];
