import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { useProposals } from "../../access/web/use-proposals.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import { panelOf, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { privacyTexts as texts } from "./privacy-texts.ts";
import { useRecords } from "./records.ts";
import { EraseForm } from "./request-forms.tsx";

interface Erased {
  readonly id: string;
  readonly stream: string;
  readonly why: "early" | "schedule";
  readonly reason: string | null;
  readonly at: string;
  readonly recallUntil: string;
}

/** `GET /api/v1/erasures`. */
interface Page {
  readonly count: number;
  readonly erasures: readonly Erased[];
  readonly next: string | null;
}

/** What was erased and can still be brought back, the newest on top. */
export function ErasuresPanel(): ReactNode {
  const say = useSay();
  const read = useRead(readErasures, useStreams("erasure"));
  const page = read.content;
  const client = useClient();
  const [erasing, setErasing] = useState(false);
  return (
    <Panel
      title={say(texts.erasures)}
      count={page?.count ?? "–"}
      {...panelOf(read, ({ erasures }) => erasures.length === 0)}
      empty={texts.noErasures}
      tools={
        <>
          <Button aria-label={say(texts.refreshErasures)} onClick={read.again}>
            {say(texts.refresh)}
          </Button>
          {mayGive(client, "EraseEarly") && !erasing && (
            <Button danger onClick={() => setErasing(true)}>
              {say(texts.eraseEarly)}
            </Button>
          )}
        </>
      }
      before={erasing && <EraseForm onClose={() => setErasing(false)} />}
    >
      <ul className="privacy-list">
        {page?.erasures.map((erased) => (
          <ErasedRecord key={erased.id} erased={erased} />
        ))}
      </ul>
      {typeof page?.next === "string" && (
        <p className="privacy-line">
          <Button onClick={read.more}>{say(texts.moreErasures)}</Button>
        </p>
      )}
    </Panel>
  );
}

function ErasedRecord({ erased }: { readonly erased: Erased }): ReactNode {
  const say = useSay();
  const client = useClient();
  const { zone } = useDistrict();
  const proposed = useProposals().some(({ order, body }) => order === "RecallErasure" && body["erasure"] === erased.id);
  const record = useRecords().nameOf(erased.stream);
  const time = (instant: string) => dayAndTime(instant, zone);
  return (
    <li>
      <strong title={erased.stream}>{record}</strong>{" "}
      <span>{erased.why === "schedule" ? say(texts.erasedBySchedule) : erased.reason}</span>{" "}
      <span className="quiet figures">
        {say(texts.erasedWhen, { time: time(erased.at), until: time(erased.recallUntil) })}
      </span>
      <span className="privacy-buttons">
        {proposed ? (
          <span className="quiet">{say(texts.waiting)}</span>
        ) : (
          mayGive(client, "RecallErasure") && (
            <OrderButton
              order="RecallErasure"
              body={{ erasure: erased.id }}
              reason="needed"
              label={say(texts.recallNamed, { record })}
            >
              {say(texts.recall)}
            </OrderButton>
          )
        )}
      </span>
    </li>
  );
}

/** The first page, read again when an erasure moves on, and further pages below it. */
const readErasures: ReadFrom<Page> = async (signal, before) => {
  const cursor = typeof before?.next === "string" ? `?cursor=${before.next}` : "";
  const reply = await ask<Page>("GET", `/api/v1/erasures${cursor}`, { signal });
  if (reply.kind !== "ok" || before === undefined) return reply;
  return { kind: "ok", content: { ...reply.content, erasures: [...before.erasures, ...reply.content.erasures] } };
};
