import { type ReactNode, useEffect, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { FileDrop } from "../../ground/web/file-drop.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import { sendStreets } from "./send-streets.ts";
import { boxIn, importSaid, importShare, type ImportState, isUnderWay, leftSaid } from "./street-import.ts";
import { streetTexts as texts } from "./street-texts.ts";
import "./street-import.css";

const readImport = (signal: AbortSignal) => ask<ImportState>("GET", "/api/v1/roads/import", { signal });
const lookMillis = 1000;

/** Brings a map file to the server, says how far it is, and can be left and come back to. */
export function StreetImport({ onBuilt }: { readonly onBuilt: (version: string) => void }): ReactNode {
  const say = useSay();
  const [looks, setLooks] = useState(0);
  const read = useRead(readImport, looks);
  const state: ImportState = read.content ?? { state: "nothing" };
  const goesOn = isUnderWay(state);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(() => setLooks((count) => count + 1), lookMillis);
    return () => clearInterval(timer);
  }, [goesOn]);
  const found = "found" in state ? state.found : undefined;
  const built = found?.version;
  useEffect(() => {
    if (built !== undefined) onBuilt(built);
  }, [built, onBuilt]);
  const said = importSaid(state);
  const share = importShare(state);

  async function cancel(): Promise<void> {
    await ask("POST", "/api/v1/roads/import/cancel", { body: {} });
    read.again();
  }

  return (
    <Panel
      title={say(texts.import)}
      {...panelOf(read)}
      tools={goesOn && <Button onClick={() => void cancel()}>{say(texts.cancel)}</Button>}
    >
      <div className="setting-about" role="status">
        {said !== null && <p data-tone={state.state === "failed" ? "alarm" : "plain"}>{say(said)}</p>}
        {goesOn && <p className="quiet">{say(state.state === "receiving" ? texts.goOn : texts.leave)}</p>}
        {found !== undefined && (
          <p className="quiet">
            {say(texts.left)}: {say(leftSaid(found.left))} {found.wasThere && say(texts.wasThere)}
          </p>
        )}
      </div>
      {share !== undefined && said !== null && (
        <progress className="setting-progress" aria-label={say(said)} max={1} value={share} />
      )}
      {state.state !== "working" && <ImportForm onBegun={read.again} />}
    </Panel>
  );
}

function ImportForm({ onBegun }: { readonly onBegun: () => void }): ReactNode {
  const say = useSay();
  const client = useClient();
  const [file, setFile] = useState<File | null>(null);
  const [country, setCountry] = useState("CN");
  const [box, setBox] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const bbox = boxIn(box);

  async function send(): Promise<void> {
    if (file === null || bbox === null) return;
    setBusy(true);
    setTrouble(null);
    const sending = sendStreets(file, { country, ...(bbox === undefined ? {} : { bbox }) });
    // The bar is shown as soon as the first piece is on its way.
    setTimeout(onBegun, lookMillis / 2);
    const refused = await sending;
    setBusy(false);
    onBegun();
    if (refused !== null) setTrouble(sentenceOfRefused(client, refused));
  }

  return (
    <Form
      label={say(texts.import)}
      className="order-form setting-form"
      send={say(texts.begin)}
      ready={file !== null && /^[A-Z]{2}$/.test(country) && bbox !== null}
      busy={busy}
      trouble={trouble}
      onSend={() => void send()}
    >
      <div className="street-file">
        <FileDrop
          label={file === null ? say(texts.file) : say(texts.fileChosen, { file: file.name })}
          about={say(texts.fileAbout)}
          accept=".pbf,.osm,.xml,.gz"
          busy={busy}
          onFile={setFile}
        />
      </div>
      <TextField
        label={say(texts.country)}
        name="country"
        hint={say(texts.countryHint)}
        most={2}
        value={country}
        onChange={(value) => setCountry(value.toUpperCase())}
      />
      <TextField
        label={say(texts.box)}
        name="bbox"
        hint={say(texts.boxHint)}
        trouble={bbox === null ? texts.wrongBox : null}
        most={80}
        value={box}
        onChange={setBox}
      />
    </Form>
  );
}
