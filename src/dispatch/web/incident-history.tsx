import { Button } from "antd";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { dayAndTime, useDistrict, useNames } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { ask } from "../../journal/web/api.ts";
import type { Stage } from "../stage.ts";
import { PriorityMark, StageMark } from "./shape.tsx";
import { dispatchTexts } from "./texts.ts";

interface Past {
  readonly id: string;
  readonly number: string;
  readonly fullNumber: string;
  readonly receivedAt: string;
  readonly stage: Stage;
  readonly priority: number;
  readonly reportedType: string;
  readonly handledType: string | null;
}

interface Page {
  readonly incidents: readonly Past[];
  readonly next: string | null;
}

const unreachable: Sentence = { zh: "现在读不到历史警情", en: "Earlier incidents cannot be read now" };

/** What has left the board: filed, merged, diverted, handed over, withdrawn, void; newest first, page by page. */
export function IncidentHistory({
  chosen,
  onChoose,
}: {
  chosen: string | null;
  onChoose: (id: string) => void;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  const { zone } = useDistrict();
  const [found, setFound] = useState<readonly Past[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  const read = useCallback(async (cursor: string | null) => {
    setBusy(true);
    const query = new URLSearchParams({ current: "false", limit: "100", ...(cursor === null ? {} : { cursor }) });
    const reply = await ask<Page>("GET", `/api/v1/incidents?${query.toString()}`);
    setBusy(false);
    if (reply.kind !== "ok") {
      setTrouble(reply.refused ?? unreachable);
      return;
    }
    setTrouble(null);
    setFound((before) => (cursor === null ? reply.content.incidents : [...before, ...reply.content.incidents]));
    setNext(reply.content.next);
  }, []);

  useEffect(() => void read(null), [read]);

  return (
    <div className="panel-body">
      <ul>
        {found.map((incident) => (
          <li key={incident.id}>
            <button
              type="button"
              className="plain-button history-row"
              aria-pressed={incident.id === chosen}
              onClick={() => onChoose(incident.id)}
            >
              <PriorityMark priority={incident.priority} />
              <span className="figures incident-number">{incident.number}</span>
              <StageMark stage={incident.stage} />
              <span className="cut">{names.type(incident.handledType ?? incident.reportedType)}</span>
              <span className="figures quiet">{dayAndTime(incident.receivedAt, zone)}</span>
            </button>
          </li>
        ))}
      </ul>
      {trouble !== null && (
        <p role="alert" className="trouble">
          {say(trouble)}
        </p>
      )}
      {!busy && trouble === null && found.length === 0 && <p className="nothing">{say(dispatchTexts.noIncidents)}</p>}
      {next !== null && (
        <Button size="small" type="text" block loading={busy} onClick={() => void read(next)}>
          {say(dispatchTexts.older)}
        </Button>
      )}
    </div>
  );
}
