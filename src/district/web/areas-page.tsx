import { type ReactNode, useMemo, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Field } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingHistory } from "../../journal/web/setting-history.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { areaKinds } from "../areas.ts";
import { areasOf } from "../write-areas.ts";
import { type AreasBody, areasSetting, bodyOf, type Compared, findingsIn } from "./areas-draft.ts";
import { AreaFindings, AreaProblems } from "./areas-findings.tsx";
import { areaKindNames } from "../area-kinds.ts";
import { areasTexts as texts } from "./areas-texts.ts";
import { useAreas } from "./use-areas.ts";

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
  const compared = looked?.compared;
  const isGood = compared !== undefined && "areas" in compared;
  const then = isGood && looked !== null ? bodyOf(looked.name, compared) : taken;
  const kinds = new Set(then?.areas.map(({ kind }) => kind));
  const before = inForce.filter(({ kind }) => kinds.has(kind));
  const done = () => {
    setLooked(null);
    setTaken(null);
  };
  const take = (value: AreasBody) => {
    setLooked(null);
    setTaken(value);
  };
  return (
    <SettingPage
      title={texts.title}
      about={texts.about}
      settings={[areasSetting]}
      history={<SettingHistory key={file?.features.length ?? 0} setting={areasSetting} unseen onTake={take} />}
    >
      <LookForm onLooked={setLooked} />
      {compared !== undefined && "problems" in compared && <AreaProblems of={compared} />}
      {isGood && <AreaFindings areas={compared.areas} findings={findingsIn(compared.findings)} />}
      {then !== null && (
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
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  async function look(): Promise<void> {
    if (file === null) return;
    setBusy(true);
    setTrouble(null);
    onLooked(null);
    const reply = await ask<Compared>("POST", "/api/v1/areas/compare", {
      file,
      signal: AbortSignal.timeout(lookMillis),
    });
    setBusy(false);
    if (reply.kind === "ok") onLooked({ name: file.name, compared: reply.content });
    else setTrouble(reply.refused === undefined ? journalTexts.dropped : sentenceOfRefused(client, reply.refused));
  }

  return (
    <Form
      label={say(texts.look)}
      className="order-form setting-form"
      send={say(texts.look)}
      ready={file !== null}
      busy={busy}
      trouble={trouble}
      onSend={() => void look()}
    >
      <Field label={say(texts.file)} name="file" required>
        {(control) => (
          <input
            {...control}
            className="input"
            type="file"
            accept=".geojson,.json"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
    </Form>
  );
}
