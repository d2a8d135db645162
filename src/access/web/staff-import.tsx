import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { FileDrop } from "../../ground/web/file-drop.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { ImportGiving, ImportProblems } from "../../journal/web/import-parts.tsx";
import { importTexts } from "../../journal/web/import-texts.ts";
import { newOrderId } from "../../journal/web/order-sender.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { StaffPreview } from "../read-staff.ts";
import { giveList, nothingGiven } from "../../journal/web/give-list.ts";
import type { StaffGiven, StaffOrderGiven } from "./staff-given.ts";
import { StaffChanges } from "./staff-import-tables.tsx";
import { staffImportTexts as texts } from "./staff-import-texts.ts";

const mostBytes = 5 * 1024 * 1024;

/** What is known of the file that was chosen. */
interface Looked {
  readonly file: string;
  readonly preview: StaffPreview;
  /** The orders with the ids they keep, so that going on after a cut gives none twice. */
  readonly orders: readonly StaffOrderGiven[];
}

/** Importing the staff: a file is chosen, looked at with what is wrong row by row, and its orders are given. */
export function StaffImport({ onDone }: { onDone: () => void }): ReactNode {
  const say = useSay();
  const client = useClient();
  const [reading, setReading] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [given, setGiven] = useState<StaffGiven | null>(null);
  const [busy, setBusy] = useState(false);

  async function look(file: File): Promise<void> {
    setLooked(null);
    setGiven(null);
    setTrouble(file.size > mostBytes ? importTexts.tooLarge : null);
    if (file.size > mostBytes) return;
    setReading(file.name);
    const reply = await ask<StaffPreview>("POST", "/api/v1/people/preview", {
      file,
      signal: AbortSignal.timeout(30_000),
    });
    setReading(null);
    if (reply.kind !== "ok") setTrouble(reply.refused ?? importTexts.unreachable);
    else {
      const { content: preview } = reply;
      setLooked({ file: file.name, preview, orders: preview.orders.map((order) => ({ id: newOrderId(), ...order })) });
    }
  }

  async function give(orders: readonly StaffOrderGiven[]): Promise<void> {
    setBusy(true);
    setGiven(await giveList(ask, orders, given ?? nothingGiven, setGiven));
    setBusy(false);
  }

  const counts = looked === null ? null : countsOf(looked.preview);
  const isOver = given !== null && !busy && given.stopped === undefined;
  return (
    <Panel
      title={say(texts.title)}
      className="panel-grow staff-import"
      tools={
        <Button look="text" disabled={busy} onClick={onDone}>
          {say(importTexts.close)}
        </Button>
      }
      body="import-body"
    >
      {given === null && (
        <FileDrop
          label={say(looked === null ? importTexts.choose : importTexts.chooseOther)}
          about={`${say(texts.what)} ${say(texts.notWhat)}`}
          accept=".xlsx,.csv,.txt"
          busy={reading !== null}
          onFile={(file) => void look(file)}
        />
      )}
      <p role="status" className="figures">
        {reading !== null && say(importTexts.reading, { file: reading })}
        {looked !== null && counts !== null && say(texts.found, { file: looked.file, ...counts })}
      </p>
      <Trouble said={trouble} />
      {looked !== null && looked.preview.ignored.length > 0 && (
        <p className="quiet">{say(importTexts.ignored, { columns: looked.preview.ignored.join(say(listMark)) })}</p>
      )}
      {looked !== null && looked.preview.problems.length > 0 && <ImportProblems problems={looked.preview.problems} />}
      {looked !== null && <StaffChanges people={looked.preview.people} />}
      {looked !== null && looked.preview.problems.length === 0 && looked.orders.length === 0 && (
        <p>{say(texts.nothing)}</p>
      )}
      {given !== null && looked !== null && (
        <ImportGiving
          given={given}
          of={looked.orders.length}
          isOver={isOver}
          about={({ body }) => (typeof body["person"] === "string" ? body["person"] : say(texts.powers))}
          waits={texts.waits}
        />
      )}
      {looked !== null &&
        counts !== null &&
        looked.orders.length > 0 &&
        !isOver &&
        mayGive(client, "RegisterPerson") && (
          <div>
            <Button look="primary" busy={busy} onClick={() => void give(looked.orders)}>
              {given?.stopped === undefined
                ? say(texts.give, { count: counts.new + counts.changed })
                : say(importTexts.goOn)}
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

function countsOf({ people, orders, problems }: StaffPreview) {
  const count = (change: string) => people.filter((person) => person.change === change).length;
  const grants = orders.map(({ body }) => (Array.isArray(body["grants"]) ? body["grants"].length : 0));
  return {
    new: count("new"),
    changed: count("changed"),
    same: count("same"),
    powers: grants.reduce((sum, each) => sum + each, 0),
    problems: problems.length,
  };
}
