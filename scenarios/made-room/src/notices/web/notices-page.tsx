import { type ReactNode, useState } from "react";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Attach } from "../../journal/web/attach.tsx";
import { useClient, useStream, useStreams } from "../../journal/web/client.ts";
import { FileList } from "../../journal/web/file-list.tsx";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { OpeningControl, useOpening } from "../../journal/web/sealed-values.tsx";
import { useAttach } from "../../journal/web/use-attach.ts";
import { noticesStream } from "../facts.ts";
import type { Notice, Notices } from "../room.ts";

/** How long notices hang here, those that hang, and a new one. */
export function NoticesPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const notices = useStream<Notices>(noticesStream);
  const hanging = useStreams<Notice>("notice");
  return (
    <Panel title={say({ zh: "告示", en: "Notices" })} className="panel-grow" body="clocks-body">
      <p>
        {notices === undefined
          ? say({ zh: "尚未设置", en: "Not set yet" })
          : say({ zh: "张贴 {days} 天", en: "Hang {days} days" }, { days: notices.hangingDays })}
      </p>
      {hanging.map(({ stream, state }) => (
        <HangingNotice key={stream} stream={stream} notice={state} />
      ))}
      {mayGive(client, "HangUpNotice") && <NoticeForm />}
    </Panel>
  );
}

function HangingNotice({ stream, notice }: { readonly stream: string; readonly notice: Notice }): ReactNode {
  const opening = useOpening(stream);
  return (
    <div>
      <OpeningControl opening={opening} />
      <FileList stream={stream} files={notice.files} opening={opening} />
    </div>
  );
}

function NoticeForm(): ReactNode {
  const say = useSay();
  const [words, setWords] = useState("");
  const files = useAttach("notice");
  const empty = () => {
    setWords("");
    files.clear();
  };
  return (
    <OrderForm
      label={say({ zh: "张贴告示", en: "Hang up a notice" })}
      order="HangUpNotice"
      body={words === "" || files.isBusy ? null : { words, files: files.ids }}
      onClose={empty}
    >
      <TextField name="words" label={say({ zh: "内容", en: "Words" })} value={words} onChange={setWords} />
      <Attach name="files" label={say({ zh: "附件", en: "Files" })} files={files} />
    </OrderForm>
  );
}
