import { type ReactNode, useState } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { FileDrop } from "../../ground/web/file-drop.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask } from "../../journal/web/api.ts";
import { giveList, type ListedOrder, type ListGiven, nothingGiven } from "../../journal/web/give-list.ts";
import { ImportGiving, ImportProblems, ImportRest, mostImportRows } from "../../journal/web/import-parts.tsx";
import { importTexts } from "../../journal/web/import-texts.ts";
import { newOrderId } from "../../journal/web/order-sender.ts";
import type { PreviewedTask, TasksPreview } from "../preview-tasks.ts";
import { taskImportTexts as texts } from "./import-texts.ts";
import { noMapping, type MappingDraft, TaskMappingForm } from "./task-mapping-form.tsx";
import { partyOfKey } from "./party-words.ts";
import { usePartyName } from "./use-parties.ts";

const mostBytes = 5 * 1024 * 1024;

interface Looked {
  readonly preview: TasksPreview;
  /** The orders with the ids they keep, so that going on after a cut gives none twice. */
  readonly orders: readonly ListedOrder[];
}

/** A file as base64, as the question takes it beside the mapping. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // In pieces: as arguments of one call a large file is too many.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, at) =>
    String.fromCodePoint(...bytes.subarray(at * 8192, (at + 1) * 8192)),
  );
  return btoa(pieces.join(""));
}

/** Importing tasks: a file is chosen, its columns and words are explained, it is looked at row by row, and then given. */
export function TaskImport({ onDone }: { readonly onDone: () => void }): ReactNode {
  const say = useSay();
  const [mapping, setMapping] = useState<MappingDraft>(noMapping);
  const [file, setFile] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [given, setGiven] = useState<ListGiven<ListedOrder> | null>(null);
  const [busy, setBusy] = useState<"reading" | "giving" | null>(null);

  async function look(chosen: File, by: MappingDraft): Promise<void> {
    setFile(chosen);
    setLooked(null);
    setTrouble(chosen.size > mostBytes ? importTexts.tooLarge : null);
    if (chosen.size > mostBytes) return;
    setBusy("reading");
    const body = { mapping: { ...by, source: by.source.trim() }, file: await base64Of(chosen) };
    const reply = await ask<TasksPreview>("POST", "/api/v1/tasks/preview", {
      body,
      signal: AbortSignal.timeout(30_000),
    });
    setBusy(null);
    if (reply.kind !== "ok") setTrouble(reply.refused ?? importTexts.unreachable);
    else {
      const { content: preview } = reply;
      setLooked({
        preview,
        orders: preview.orders.map(({ body: task }) => ({ id: newOrderId(), name: "EnterTask", body: task })),
      });
    }
  }

  async function give(orders: readonly ListedOrder[]): Promise<void> {
    setBusy("giving");
    setGiven(await giveList(ask, orders, given ?? nothingGiven, setGiven));
    setBusy(null);
  }

  const count = (change: string) => looked?.preview.tasks.filter((task) => task.change === change).length ?? 0;
  const isOver = given !== null && busy === null && given.stopped === undefined;
  const source = mapping.source.trim();
  return (
    <Panel
      title={say(texts.title)}
      className="panel-grow task-import"
      tools={
        <Button look="text" disabled={busy === "giving"} onClick={onDone}>
          {say(importTexts.close)}
        </Button>
      }
      body="import-body"
    >
      {given === null && (
        <>
          <TextField
            label={say(texts.source)}
            name="source"
            required
            focused
            most={80}
            hint={say(texts.sourceHint)}
            value={mapping.source}
            onChange={(next) => {
              setMapping({ ...mapping, source: next });
              setLooked(null);
            }}
          />
          {source !== "" && (
            <FileDrop
              label={say(file === null ? importTexts.choose : importTexts.chooseOther)}
              about={`${say(texts.what)} ${say(texts.notWhat)}`}
              accept=".xlsx,.csv,.txt"
              busy={busy !== null}
              onFile={(chosen) => void look(chosen, mapping)}
            />
          )}
        </>
      )}
      <p role="status" className="figures">
        {busy === "reading" && say(importTexts.reading, { file: file?.name ?? "" })}
        {looked !== null &&
          say(texts.found, {
            file: file?.name ?? "",
            ...{ new: count("new"), changed: count("changed"), same: count("same"), workedOn: count("workedOn") },
            problems: looked.preview.problems.length,
          })}
      </p>
      <Trouble said={trouble} />
      {looked !== null && file !== null && given === null && (
        <TaskMappingForm
          mapping={mapping}
          preview={looked.preview}
          busy={busy !== null}
          onChange={setMapping}
          onAgain={() => void look(file, mapping)}
        />
      )}
      {looked !== null && looked.preview.ignored.length > 0 && (
        <p className="quiet">{say(importTexts.ignored, { columns: looked.preview.ignored.join(say(listMark)) })}</p>
      )}
      {looked !== null && looked.preview.problems.length > 0 && <ImportProblems problems={looked.preview.problems} />}
      {looked !== null && <Changes tasks={looked.preview.tasks} />}
      {looked !== null && looked.preview.problems.length === 0 && looked.orders.length === 0 && (
        <p>{say(texts.nothing)}</p>
      )}
      {given !== null && looked !== null && (
        <ImportGiving given={given} of={looked.orders.length} isOver={isOver} about={refOf} />
      )}
      {looked !== null && looked.orders.length > 0 && !isOver && (
        <div>
          <Button look="primary" busy={busy === "giving"} onClick={() => void give(looked.orders)}>
            {given?.stopped === undefined ? say(texts.give, { count: looked.orders.length }) : say(importTexts.goOn)}
          </Button>
        </div>
      )}
      {isOver && (
        <div>
          <Button look="primary" autoFocus onClick={onDone}>
            {say(importTexts.finish)}
          </Button>
        </div>
      )}
    </Panel>
  );
}

const listMark = { zh: "、", en: ", " };

function refOf({ body }: ListedOrder): string {
  return typeof body["ref"] === "string" ? body["ref"] : "";
}

/** Those that are new or would change; the others are only counted. */
function Changes({ tasks }: { readonly tasks: readonly PreviewedTask[] }): ReactNode {
  const say = useSay();
  const nameOf = usePartyName();
  const times = useTimeWords();
  const changing = tasks.filter(({ change }) => change === "new" || change === "changed");
  if (changing.length === 0) return null;
  return (
    <div role="region" aria-label={say(texts.tasks)} tabIndex={0} className="import-table">
      <Table
        caption={say(texts.tasks)}
        captioned
        within
        rows={changing.slice(0, mostImportRows)}
        keyOf={({ row }) => String(row)}
        columns={[
          {
            key: "change",
            head: say(texts.change),
            cell: ({ change }) => (
              <span className="import-change" data-change={change}>
                {say(change === "new" ? texts.new : texts.changed)}
              </span>
            ),
          },
          { key: "row", head: say(importTexts.row), figures: true, cell: ({ row }) => row },
          { key: "ref", head: say(texts.ref), names: true, figures: true, cell: ({ ref }) => ref },
          { key: "title", head: say(texts.task), cell: ({ title }) => title },
          { key: "from", head: say(texts.from), cell: ({ from }) => nameOf(partyOfKey(from)) },
          { key: "to", head: say(texts.to), cell: ({ to }) => nameOf(partyOfKey(to)) },
          { key: "asked", head: say(texts.askedAt), figures: true, cell: ({ askedAt }) => times.dayAndTime(askedAt) },
          { key: "state", head: say(texts.state), cell: ({ isOver }) => say(isOver ? texts.over : texts.open) },
        ]}
      />
      <ImportRest count={changing.length - mostImportRows} />
    </div>
  );
}
