import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo, useState } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { useProposals } from "../../access/web/use-proposals.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
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
  const { nameOf } = useRecords();
  const columns = useColumns();
  return (
    <Panel
      title={say(texts.erasures)}
      count={page?.count ?? "–"}
      {...panelOf(read)}
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
      <DataTable<Erased>
        list="erasures"
        caption={say(texts.erasures)}
        path="/privacy"
        prefix="erasures-"
        isBeside
        columns={columns}
        rows={page?.erasures ?? []}
        keyOf={({ id }) => id}
        nameOf={({ stream }) => nameOf(stream)}
        none={say(texts.noErasures)}
      />
      {typeof page?.next === "string" && (
        <p className="privacy-line">
          <Button onClick={read.more}>{say(texts.moreErasures)}</Button>
        </p>
      )}
    </Panel>
  );
}

function useColumns(): readonly DataColumn<Erased>[] {
  const say = useSay();
  const times = useTimeWords();
  const { nameOf } = useRecords();
  return useMemo(() => {
    const why = ({ why: how, reason }: Erased) => (how === "schedule" ? say(texts.erasedBySchedule) : (reason ?? ""));
    return [
      {
        key: "record",
        head: say(texts.record),
        names: true,
        text: ({ stream }) => nameOf(stream),
        written: ({ stream }) => stream,
        cell: ({ stream }) => <span title={stream}>{nameOf(stream)}</span>,
      },
      { key: "why", head: say(texts.why), isLong: true, text: why },
      {
        key: "at",
        head: say(texts.erasedAt),
        figures: true,
        text: ({ at }) => times.dayAndTime(at),
        sortedBy: ({ at }) => at,
        written: ({ at }) => at,
      },
      {
        key: "until",
        head: say(texts.recallUntil),
        figures: true,
        text: ({ recallUntil }) => times.dayAndTime(recallUntil),
        sortedBy: ({ recallUntil }) => recallUntil,
        written: ({ recallUntil }) => recallUntil,
      },
      { key: "acts", head: say(texts.acts), text: () => "", cell: (erased) => <RecallButton erased={erased} /> },
    ];
  }, [say, times, nameOf]);
}

function RecallButton({ erased }: { readonly erased: Erased }): ReactNode {
  const say = useSay();
  const client = useClient();
  const proposed = useProposals().some(({ order, body }) => order === "RecallErasure" && body["erasure"] === erased.id);
  const record = useRecords().nameOf(erased.stream);
  if (proposed) return <span className="quiet">{say(texts.waiting)}</span>;
  if (!mayGive(client, "RecallErasure")) return null;
  return (
    <OrderButton
      order="RecallErasure"
      body={{ erasure: erased.id }}
      reason="needed"
      label={say(texts.recallNamed, { record })}
    >
      {say(texts.recall)}
    </OrderButton>
  );
}

/** The first page, read again when an erasure moves on, and further pages below it. */
const readErasures: ReadFrom<Page> = async (signal, before) => {
  const cursor = typeof before?.next === "string" ? `?cursor=${before.next}` : "";
  const reply = await ask<Page>("GET", `/api/v1/erasures${cursor}`, { signal });
  if (reply.kind !== "ok" || before === undefined) return reply;
  return { kind: "ok", content: { ...reply.content, erasures: [...before.erasures, ...reply.content.erasures] } };
};
