import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Button } from "../../ground/web/button.tsx";
import { FileDrop } from "../../ground/web/file-drop.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingHistory } from "../../journal/web/setting-history.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { type Area, areaKinds } from "../areas.ts";
import { areasOf } from "../write-areas.ts";
import { type AreasBody, areasSetting, bodyOf, type Compared, findingsIn } from "./areas-draft.ts";
import { AreaFindings, AreaProblems } from "./areas-findings.tsx";
import { areaKindNames } from "../area-kinds.ts";
import { areasTexts as texts, drawingTexts } from "./areas-texts.ts";
import { mapTexts } from "./setting-map-texts.ts";
import { useAreas } from "./use-areas.ts";

const AreaEditor = lazy(async () => ({ default: (await import("./area-editor.tsx")).AreaEditor }));

const lookMillis = 120_000;

interface Looked {
  readonly name: string;
  readonly compared: Compared;
}

/** How the land is divided: what is in force, a file that is looked at, and its areas taken into use. */
export function AreasPage(): ReactNode {
  const say = useSay();
  const file = useAreas();
  const inForce = useMemo(() => (file === null ? [] : areasOf(file)), [file]);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [taken, setTaken] = useState<AreasBody | null>(null);
  /** While areas are drawn: those of a file, or (null) those in force. */
  const [drawn, setDrawn] = useState<{ readonly file: readonly Area[] | null } | null>(null);
  const compared = looked?.compared;
  const isGood = compared !== undefined && "areas" in compared;
  const then = isGood && looked !== null ? bodyOf(looked.name, compared) : taken;
  const kinds = new Set(then?.areas.map(({ kind }) => kind));
  const before = inForce.filter(({ kind }) => kinds.has(kind));
  const done = () => {
    setLooked(null);
    setTaken(null);
    setDrawn(null);
  };
  const take = (value: AreasBody) => {
    setLooked(null);
    setDrawn(null);
    setTaken(value);
  };
  const isDrawing = drawn !== null && file !== null;
  return (
    <SettingPage
      title={texts.title}
      about={texts.about}
      settings={[areasSetting]}
      history={<SettingHistory key={file?.features.length ?? 0} setting={areasSetting} unseen onTake={take} />}
    >
      {!isDrawing && (
        <>
          <LookForm onLooked={setLooked} />
          <p className="areas-draw">
            <Button disabled={file === null} onClick={() => setDrawn({ file: null })}>
              {say(drawingTexts.draw)}
            </Button>
          </p>
        </>
      )}
      {isDrawing && (
        <Suspense fallback={<p className="setting-about quiet">{say(mapTexts.loading)}</p>}>
          <AreaEditor inForce={inForce} file={drawn.file} onClose={done} onSaved={done} />
        </Suspense>
      )}
      {compared !== undefined && "problems" in compared && <AreaProblems of={compared} />}
      {isGood && !isDrawing && <AreaFindings areas={compared.areas} findings={findingsIn(compared.findings)} />}
      {isGood && !isDrawing && (
        <p className="areas-draw">
          <Button onClick={() => setDrawn({ file: compared.areas })}>{say(drawingTexts.drawFile)}</Button>
        </p>
      )}
      {then !== null && !isDrawing && (
        <SettingForm
          label={say(texts.adopt)}
          setting={areasSetting}
          now={before.length === 0 ? undefined : { source: say(texts.inForce), areas: before, accepted: {} }}
          then={then}
          meaning={
            <>
              <p>{say(texts.meaning)}</p>
              {Object.keys(then.accepted).length > 0 && <p>{say(texts.accepting)}</p>}
            </>
          }
          onClose={done}
          onSaved={done}
        />
      )}
      <Panel
        title={say(texts.inForce)}
        state={file === null ? "loading" : inForce.length === 0 ? "empty" : "ready"}
        empty={texts.none}
      >
        <Table
          caption={say(texts.inForce)}
          keyOf={(kind) => kind}
          columns={[
            { key: "kind", head: say(texts.kind), names: true, cell: (kind) => say(areaKindNames[kind]) },
            {
              key: "count",
              head: say(texts.count),
              figures: "right",
              cell: (kind) => inForce.filter((area) => area.kind === kind).length,
            },
          ]}
          rows={areaKinds}
        />
      </Panel>
    </SettingPage>
  );
}

function LookForm({ onLooked }: { readonly onLooked: (looked: Looked | null) => void }): ReactNode {
  const say = useSay();
  const client = useClient();
  const [reading, setReading] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  async function look(file: File): Promise<void> {
    setReading(file.name);
    setTrouble(null);
    onLooked(null);
    const reply = await ask<Compared>("POST", "/api/v1/areas/compare", {
      file,
      signal: AbortSignal.timeout(lookMillis),
    });
    setReading(null);
    if (reply.kind === "ok") onLooked({ name: file.name, compared: reply.content });
    else setTrouble(reply.refused === undefined ? journalTexts.dropped : sentenceOfRefused(client, reply.refused));
  }

  return (
    <div className="areas-file">
      <FileDrop
        label={say(texts.file)}
        about={say(texts.fileAbout)}
        accept=".geojson,.json"
        busy={reading !== null}
        onFile={(file) => void look(file)}
      />
      <p role="status">{reading !== null && say(texts.reading, { file: reading })}</p>
      <Trouble said={trouble} />
    </div>
  );
}
