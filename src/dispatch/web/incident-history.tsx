import { Button, type InputRef } from "antd";
import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { dayAndTime, useDistrict, useNames } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { readSearch, writeSearch } from "../../ground/web/address.ts";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask } from "../../journal/web/api.ts";
import type { Stage } from "../stage.ts";
import { filterIn, historyAddress, type HistoryFilter, queryOf, searchOf } from "./history-filter.ts";
import { HistoryForm } from "./history-form.tsx";
import { historyTexts } from "./history-texts.ts";
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
  readonly placeWords: Sentence | null;
}

interface Page {
  readonly incidents: readonly Past[];
  readonly next: string | null;
}

const unreachable: Sentence = { zh: "现在读不到历史警情", en: "Earlier incidents cannot be read now" };

interface IncidentHistoryProps {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
  /** The field that the key for filtering goes to. */
  readonly find: RefObject<InputRef | null>;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/**
 * Lists incidents, newest first, page by page. Without a filter: those that have left the board (filed, merged,
 * diverted, handed over, withdrawn or void). With a filter: every incident that fits.
 */
export function IncidentHistory({ filter, onFilter, find, chosen, onChoose }: IncidentHistoryProps): ReactNode {
  const say = useSay();
  const names = useNames();
  const { zone } = useDistrict();
  const [found, setFound] = useState<readonly Past[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  const reading = useRef<AbortController | null>(null);
  const key = writeSearch(searchOf(filter));
  const read = useCallback(
    async (cursor: string | null) => {
      reading.current?.abort();
      const ending = new AbortController();
      reading.current = ending;
      setBusy(true);
      const query = queryOf(filterIn(historyAddress.search.parse(readSearch(key))) ?? {}, zone, cursor);
      const reply = await ask<Page>("GET", `/api/v1/incidents?${query}`, { signal: ending.signal });
      // Another filter was set meanwhile.
      if (ending.signal.aborted) return;
      setBusy(false);
      if (reply.kind !== "ok") {
        setTrouble(reply.refused ?? unreachable);
        return;
      }
      setTrouble(null);
      setFound((before) => (cursor === null ? reply.content.incidents : [...before, ...reply.content.incidents]));
      setNext(reply.content.next);
    },
    [key, zone],
  );

  useEffect(() => {
    void read(null);
    return () => reading.current?.abort();
  }, [read]);
  const isFiltered = Object.keys(filter).length > 0;

  return (
    <div className="panel-body">
      <HistoryForm filter={filter} onFilter={onFilter} find={find} />
      <p className="quiet history-scope">{say(isFiltered ? historyTexts.scopeAll : historyTexts.scopePast)}</p>
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
              <span className="cut quiet">{incident.placeWords !== null && say(incident.placeWords)}</span>
              <span className="figures quiet">{dayAndTime(incident.receivedAt, zone)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Trouble said={trouble} />
      {!busy && trouble === null && found.length === 0 && (
        <p className="nothing">{say(isFiltered ? historyTexts.none : dispatchTexts.noIncidents)}</p>
      )}
      {next !== null && (
        <Button size="small" type="text" block loading={busy} onClick={() => void read(next)}>
          {say(dispatchTexts.older)}
        </Button>
      )}
    </div>
  );
}
