import { type ReactNode, useMemo } from "react";
import { ActButton } from "../../access/web/act-button.tsx";
import { momentAt } from "../../ground/fact-names.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { NumberSettingPage } from "../../journal/web/number-setting-page.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { SettingHistory } from "../../journal/web/setting-history.tsx";
import { StateLines } from "../../journal/web/state-lines.tsx";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import type { KeyEpochs } from "../key-epochs.ts";
import { keysStream } from "../key-facts.ts";
import { type KeysNow, keyLines, rotationFields, type RotationBody, rotationSetting } from "./key-words.ts";
import { keyTexts as texts } from "./key-texts.ts";

const readKeys = (signal: AbortSignal) => ask<KeysNow>("GET", "/api/v1/keys", { signal });

/** Which keys there are, how old, where they are backed up, and how often they change. */
export function KeysPage(): ReactNode {
  const client = useClient();
  const epochs = useStream<KeyEpochs>(keysStream);
  return (
    <div className="setting-page">
      <KeyState epochs={epochs} />
      {mayGive(client, "SetKeyRotation") && epochs !== undefined ? (
        <NumberSettingPage<RotationBody>
          title={texts.rotation}
          about={texts.rotationAbout}
          setting={rotationSetting}
          fields={rotationFields}
          now={{ days: epochs.days }}
          numbersOf={({ days }) => ({ days })}
          bodyOf={({ days = 0 }) => ({ days })}
        />
      ) : (
        <SettingHistory setting={rotationSetting} />
      )}
    </div>
  );
}

function KeyState({ epochs }: { readonly epochs: KeyEpochs | undefined }): ReactNode {
  const say = useSay();
  const names = useFactNames();
  const read = useRead(readKeys, epochs);
  const { content } = read;
  const lines = useMemo(
    () => (content === undefined ? [] : keyLines(content, (at) => momentAt(at, names))),
    [content, names],
  );
  return (
    <Panel
      title={say(texts.title)}
      {...panelOf(read)}
      tools={
        <ActButton order="RotateKeys" body={{}}>
          {say(texts.rotate)}
        </ActButton>
      }
      before={<p className="setting-about quiet">{say(texts.about)}</p>}
    >
      <StateLines of={lines} />
      <Table
        caption={say(texts.epochs)}
        captioned
        keyOf={({ epoch }) => String(epoch)}
        toneOf={({ atHand }) => (atHand ? undefined : "alarm")}
        isCurrent={({ epoch }) => epoch === content?.epoch}
        columns={[
          { key: "epoch", head: say(texts.epoch), figures: true, names: true, cell: ({ epoch }) => epoch },
          { key: "records", head: say(texts.records), figures: "right", cell: ({ records }) => records },
          { key: "key", head: say(texts.key), cell: ({ atHand }) => say(atHand ? texts.atHand : texts.gone) },
        ]}
        rows={content?.epochs ?? []}
      />
    </Panel>
  );
}
