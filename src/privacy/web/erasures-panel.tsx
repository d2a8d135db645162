import { Button } from "antd";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { useProposals } from "../../access/web/proposals-panel.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { privacyTexts as texts } from "./privacy-texts.ts";
import { useRecords } from "./records.ts";

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
  const { read, failed, refresh, more } = useErasures();
  return (
    <Panel
      title={say(texts.erasures)}
      count={read?.count ?? "–"}
      state={failed ? "failed" : read === undefined ? "loading" : read.erasures.length === 0 ? "empty" : "ready"}
      empty={texts.noErasures}
      again={refresh}
      tools={
        <Button size="small" aria-label={say(texts.refreshErasures)} onClick={refresh}>
          {say(texts.refresh)}
        </Button>
      }
    >
      <ul className="privacy-list">
        {read?.erasures.map((erased) => (
          <ErasedRecord key={erased.id} erased={erased} />
        ))}
      </ul>
      {typeof read?.next === "string" && (
        <p className="privacy-line">
          <Button size="small" onClick={more}>
            {say(texts.moreErasures)}
          </Button>
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
function useErasures() {
  const moving = useStreams("erasure");
  const [read, setRead] = useState<Page>();
  const [failed, setFailed] = useState(false);
  const refresh = useCallback(async () => {
    const reply = await ask<Page>("GET", "/api/v1/erasures");
    setFailed(reply.kind !== "ok");
    if (reply.kind === "ok") setRead(reply.content);
  }, []);
  useEffect(() => void refresh(), [refresh, moving]);
  const more = async () => {
    if (typeof read?.next !== "string") return;
    const reply = await ask<Page>("GET", `/api/v1/erasures?cursor=${read.next}`);
    setFailed(reply.kind !== "ok");
    if (reply.kind !== "ok") return;
    setRead({ ...reply.content, erasures: [...read.erasures, ...reply.content.erasures] });
  };
  return { read, failed, refresh: () => void refresh(), more: () => void more() };
}
