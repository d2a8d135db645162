import { type ReactNode, useState } from "react";
import { momentAt } from "../../ground/fact-names.ts";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { type Column, Table } from "../../ground/web/table.tsx";
import { type Witnesses, witnessStream } from "../witnesses.ts";
import { ask } from "./api.ts";
import { BringCosignature } from "./bring-cosignature.tsx";
import { useClient, useStream } from "./client.ts";
import { useFactNames } from "./fact-names.ts";
import { OrderButton } from "./order-button.tsx";
import { mayGive } from "./rehearse.ts";
import { SettingForm } from "./setting-form.tsx";
import { SettingPage } from "./setting-page.tsx";
import { panelOf, useRead } from "./use-read.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { nameInKey, removedWitness, type WitnessBody, witnessSetting } from "./witness-settings.ts";
import { witnessTexts as texts } from "./witness-texts.ts";

interface Standing {
  readonly name: string;
  readonly key: string;
  readonly url: string | null;
  readonly cosigned: { readonly size: number; readonly at: string } | null;
}

/** `GET /api/v1/log/witnesses`. */
interface Standings {
  readonly size: number;
  readonly witnesses: readonly Standing[];
}

const readStandings = (signal: AbortSignal) => ask<Standings>("GET", "/api/v1/log/witnesses", { signal });

/** Who cosigns the log, how far each has come, and how one is registered, changed, removed. */
export function WitnessesPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const names = useFactNames();
  const registered = useStream<Witnesses>(witnessStream);
  const read = useRead(readStandings, registered);
  const [edited, setEdited] = useState<WitnessBody | null>(null);
  const mayRegister = mayGive(client, "RegisterWitness");
  const size = read.content?.size ?? 0;
  const columns: readonly Column<Standing>[] = [
    { key: "name", head: say(texts.name), names: true, cell: ({ name }) => name },
    { key: "address", head: say(texts.address), cell: ({ url }) => url ?? say(texts.byHand) },
    {
      key: "cosigned",
      head: say(texts.cosigned),
      figures: true,
      cell: ({ cosigned }) => (cosigned === null ? say(texts.never) : momentAt(cosigned.at, names)),
    },
    {
      key: "behind",
      head: say(texts.behind),
      figures: "right",
      cell: ({ cosigned }) => Math.max(0, size - (cosigned?.size ?? 0)),
    },
    ...(mayRegister
      ? [
          {
            key: "acts",
            unseenHead: say(texts.acts),
            cell: ({ name, key, url }: Standing) => (
              <>
                <Button
                  aria-label={say(texts.changeNamed, { name })}
                  onClick={() => setEdited(url === null ? { key } : { key, url })}
                >
                  {say(texts.change)}
                </Button>{" "}
                <OrderButton
                  order="RemoveWitness"
                  body={{ name }}
                  reason="needed"
                  kind="danger"
                  label={say(texts.removeNamed, { name })}
                >
                  {say(texts.remove)}
                </OrderButton>
              </>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <SettingPage
        title={texts.title}
        about={texts.about}
        settings={[witnessSetting, removedWitness]}
        count={Object.keys(registered ?? {}).length}
        onTake={setEdited}
        tools={
          mayRegister &&
          edited === null && <Button onClick={() => setEdited({ key: "" })}>{say(texts.register)}</Button>
        }
      >
        {edited !== null && (
          <WitnessForm
            edited={edited}
            registered={registered ?? {}}
            onEdit={setEdited}
            onDone={() => setEdited(null)}
          />
        )}
        <Panel
          title={say(texts.cosigned)}
          {...panelOf(read, ({ witnesses }) => witnesses.length === 0)}
          empty={texts.none}
        >
          <Table
            caption={say(texts.title)}
            columns={columns}
            rows={read.content?.witnesses ?? []}
            keyOf={({ name }) => name}
          />
        </Panel>
      </SettingPage>
      <BringCosignature onKept={read.again} />
    </>
  );
}

interface WitnessFormProps {
  readonly edited: WitnessBody;
  readonly registered: Witnesses;
  readonly onEdit: (edited: WitnessBody) => void;
  readonly onDone: () => void;
}

function WitnessForm({ edited, registered, onEdit, onDone }: WitnessFormProps): ReactNode {
  const say = useSay();
  const { key, url = "" } = edited;
  const before = registered[nameInKey(key.trim())];
  const address = url.trim();
  return (
    <SettingForm
      label={say(texts.register)}
      setting={witnessSetting}
      now={before}
      then={key.trim() === "" ? null : { key: key.trim(), ...(address === "" ? {} : { url: address }) }}
      {...(before === undefined ? {} : { meaning: <p>{say(texts.replaces, { name: before.name })}</p> })}
      onClose={onDone}
      onSaved={onDone}
    >
      <TextField
        label={say(texts.key)}
        name="key"
        required
        focused
        most={140}
        hint={say(texts.keyHint)}
        value={key}
        onChange={(value) => onEdit({ ...edited, key: value })}
      />
      <TextField
        label={say(texts.url)}
        name="url"
        most={300}
        hint={say(texts.urlHint)}
        value={url}
        onChange={(value) => onEdit({ ...edited, url: value })}
      />
    </SettingForm>
  );
}
