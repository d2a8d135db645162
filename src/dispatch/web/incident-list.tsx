import { Button } from "../../ground/web/button.tsx";
import { useVirtualizer } from "@tanstack/react-virtual";
import { lazy, Suspense, memo, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { millis } from "../../ground/instant.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { kitTexts } from "../../ground/web/kit-texts.ts";
import { useSay } from "../../ground/web/language.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { placeWords } from "../../ground/place-words.ts";
import { usePreference } from "../../ground/web/preferences.ts";
import { textScales } from "../../ground/web/text-size.ts";
import { notShown } from "../../duty/web/not-shown.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import type { Incident } from "../incident.ts";
import { incidentView } from "../incident-view.ts";
import { lacksPlace, stages } from "../stage.ts";
import { type Group, type IncidentRow, matches, rowOf, type Sorting, sortRows } from "./incident-order.ts";
import { useHistoryFilter } from "./history-filter.ts";
import { isAmong, narrowingsOf, type OpenFilter } from "./open-filter.ts";
import { useOpenFilter } from "./use-open-filter.ts";
import { responseTexts } from "./response-texts.ts";
import { PriorityMark, Shape, StageMark } from "./shape.tsx";
import { stageOutlines } from "./shapes.ts";
import { dispatchTexts } from "./texts.ts";
import { waitingClockOf, waitingWords } from "./waiting-clock.ts";
import "./incident-list.css";

const IncidentHistory = lazy(async () => ({ default: (await import("./incident-history.tsx")).IncidentHistory }));

/** One line; two on a phone, where the stylesheet lays a row out so. */
const rowHeight = 34;
const rowHeightNarrow = 56;

type Filter = Group | "all" | "history";

interface IncidentListProps {
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Everything open, waiting ones on top; thousands of rows cost no more than the dozen on screen. */
export function IncidentList({ chosen, onChoose }: IncidentListProps): ReactNode {
  const say = useSay();
  const names = useNames();
  const streams = useStreams<Incident>("incident");
  const client = useClient();
  const isShown = seesKind(client, incidentView, client.session);
  const [past, setPast] = useHistoryFilter();
  const [open, setOpen] = useOpenFilter();
  const filter: Filter = past === null ? (open.group ?? "all") : "history";
  const setFilter = (next: Filter) => {
    if (next === "history") setPast({});
    else setOpen(next === "all" ? {} : { group: next });
  };
  const [sorting, setSorting] = useState<Sorting>("priority");
  const [words, setWords] = useState("");
  const field = useRef<HTMLInputElement>(null);

  const all = useMemo(() => streams.map(({ state }) => rowOf(state)), [streams]);
  const counts = useMemo(() => countsOf(all), [all]);
  const none = !isShown ? notShown : all.length === 0 ? dispatchTexts.noIncidents : dispatchTexts.noSuchIncidents;
  const counted = (name: Sentence, count: number) => (isShown ? `${say(name)} ${count}` : say(name));
  const rows = useMemo(() => {
    const kept = all.filter(
      (row) =>
        isAmong(row, open) &&
        (words.trim() === "" ||
          matches(row, words.trim(), [
            names.type(row.incident.reportedType),
            row.incident.reportedType,
            say(stages[row.stage]),
            lacksPlace(row.incident) ? say(dispatchTexts.placeMissing) : "",
          ])),
    );
    return sortRows(kept, sorting);
  }, [all, open, sorting, words, names, say]);

  useHotkey("/", dispatchTexts.focusFind, () => field.current?.focus());
  const move = (by: number) => {
    const at = rows.findIndex((row) => row.incident.id === chosen);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next !== undefined) onChoose(next.incident.id);
  };
  useHotkey("j", dispatchTexts.nextIncident, () => move(1));
  useHotkey("k", dispatchTexts.previousIncident, () => move(-1));

  return (
    <Panel
      title={say(dispatchTexts.incidents)}
      className="panel-grow panel-incidents"
      headClass="incident-filters"
      id="incidents"
      about={
        <>
          <Choice<Filter>
            label={say(dispatchTexts.stageFilter)}
            value={filter}
            onChange={setFilter}
            options={[
              { value: "all", text: counted(dispatchTexts.all, all.length) },
              { value: "waiting", text: counted(dispatchTexts.waiting, counts.waiting) },
              { value: "going", text: counted(dispatchTexts.going, counts.going) },
              { value: "there", text: counted(dispatchTexts.there, counts.there) },
              { value: "after", text: counted(dispatchTexts.after, counts.after) },
              { value: "history", text: say(dispatchTexts.history) },
            ]}
          />
          {past === null && <Narrowed open={open} onOpen={setOpen} />}
          {past === null && (
            <TextField
              className="incident-find"
              label={say(dispatchTexts.findLabel)}
              labelUnseen
              clears
              placeholder={say(dispatchTexts.find)}
              inputRef={field}
              value={words}
              onChange={setWords}
              onEscape={() => {
                setWords("");
                field.current?.blur();
              }}
            />
          )}
          {past === null && (
            <Button
              onClick={() => setSorting(sorting === "priority" ? "age" : "priority")}
              title={say(dispatchTexts.sort)}
            >
              {say(sorting === "priority" ? dispatchTexts.byPriority : dispatchTexts.byAge)}
            </Button>
          )}
        </>
      }
    >
      {past !== null ? (
        <Suspense fallback={null}>
          <IncidentHistory filter={past} onFilter={setPast} find={field} chosen={chosen} onChoose={onChoose} />
        </Suspense>
      ) : (
        <Rows rows={rows} none={none} chosen={chosen} onChoose={onChoose} onMove={move} />
      )}
    </Panel>
  );
}

/** What the list is narrowed to besides its groups, each part with a press that takes it off. */
function Narrowed({ open, onOpen }: { open: OpenFilter; onOpen: (open: OpenFilter) => void }): ReactNode {
  const say = useSay();
  return narrowingsOf(open).map(({ words, without }) => (
    <Button key={words.en} aria-label={say(kitTexts.remove, { what: say(words) })} onClick={() => onOpen(without)}>
      {say(words)} <span aria-hidden="true">×</span>
    </Button>
  ));
}

function countsOf(all: readonly IncidentRow[]): Readonly<Record<Group, number>> {
  const counts = { waiting: 0, going: 0, there: 0, after: 0 };
  for (const row of all) counts[row.group] += 1;
  return counts;
}

interface RowsProps extends IncidentListProps {
  readonly rows: readonly IncidentRow[];
  /** Why there are no rows. */
  readonly none: Sentence;
  readonly onMove: (by: number) => void;
}

function Rows({ rows, none, chosen, onChoose, onMove }: RowsProps): ReactNode {
  const say = useSay();
  const now = useNow();
  const list = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const scale = textScales[usePreference("textSize")];
  const height = (matchMedia("(max-width: 620px)").matches ? rowHeightNarrow : rowHeight) * scale;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    // The same functions from one rendering to the next: with others, every row is measured again.
    estimateSize: useCallback(() => height, [height]),
    overscan: 8,
    getItemKey: useCallback((index: number) => rows[index]?.incident.id ?? index, [rows]),
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const at = rows.findIndex((row) => row.incident.id === chosen);
  const go = (by: number) => {
    onMove(by);
    virtual.scrollToIndex(Math.min(rows.length - 1, Math.max(0, at + by)));
  };
  const shown = virtual.getVirtualItems();
  const isShown = shown.some((item) => item.index === at);
  return (
    <>
      <div className="incident-row incident-head" aria-hidden="true">
        <span>{say(dispatchTexts.level)}</span>
        <span>{say(dispatchTexts.number)}</span>
        <span>{say(dispatchTexts.stage)}</span>
        <span>{say(dispatchTexts.type)}</span>
        <span>{say(dispatchTexts.place)}</span>
        <span>{say(dispatchTexts.units)}</span>
        <span>{say(dispatchTexts.elapsed)}</span>
      </div>
      <div
        ref={list}
        className="panel-body incident-rows"
        role="listbox"
        tabIndex={0}
        aria-label={say(dispatchTexts.incidents)}
        {...(isShown ? { "aria-activedescendant": `${prefix}${at}` } : {})}
        onKeyDown={(event) => {
          const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -rows.length, End: rows.length }[
            event.key
          ];
          if (by === undefined) return;
          event.preventDefault();
          go(by);
        }}
      >
        {rows.length === 0 && (
          <p className="nothing" role="option" aria-selected="false" aria-disabled="true">
            {say(none)}
          </p>
        )}
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {shown.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                id={`${prefix}${item.index}`}
                role="option"
                aria-selected={row.incident.id === chosen}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                className="incident-row"
                data-group={row.group}
                data-alert={row.alerts > 0}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={() => onChoose(row.incident.id)}
              >
                <RowCells row={row} now={now} />
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

/** Rendered again when its incident changes or a second is over, not for each change of the board. */
const RowCells = memo(function RowCells({ row, now }: { row: IncidentRow; now: number }): ReactNode {
  const say = useSay();
  const names = useNames();
  const { incident } = row;
  const waiting = waitingClockOf(incident, now);
  const overdue = waiting === undefined ? dispatchTexts.overdue : dispatchTexts.waitsTooLong;
  const waits = waiting === undefined ? undefined : say(dispatchTexts.nobodyFor, waitingWords(waiting));
  return (
    <>
      <PriorityMark priority={incident.priority} />
      <span className="figures incident-number">{incident.number}</span>
      <span className="incident-stage">
        <StageMark stage={row.stage} />
        {row.risk !== null && (
          <span
            className="incident-risk"
            data-risk={row.risk}
            role="img"
            aria-label={say(row.risk === "late" ? responseTexts.isLate : responseTexts.atRisk)}
            title={say(row.risk === "late" ? responseTexts.isLate : responseTexts.atRisk)}
          >
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
              <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
              <path d="M7 3.8V7l2.2 1.6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
            </svg>
          </span>
        )}
        {row.alerts > 0 && (
          <span className="incident-overdue" role="img" aria-label={say(overdue)} title={say(overdue)}>
            <Shape outline={{ ...stageOutlines.feedbackDue, tone: "alarm" }} />
          </span>
        )}
      </span>
      <span className="cut">{names.type(incident.handledType ?? incident.reportedType)}</span>
      <span className="cut">
        {lacksPlace(incident) && (
          <span className="incident-no-place" title={say(dispatchTexts.placeMissingLong)}>
            {say(dispatchTexts.placeMissing)}
          </span>
        )}
        {say(placeWords(incident.place) ?? dispatchTexts.noPlaceWords)}
      </span>
      <span className="cut figures quiet">
        {waiting === undefined ? (
          row.callsigns.join(" ")
        ) : (
          <span
            className="incident-wait"
            data-tone={waiting.tone}
            title={waits}
            aria-label={waits}
            role="timer"
            aria-live="off"
          >
            {elapsedText(waiting.seconds)}
          </span>
        )}
      </span>
      <span className="figures incident-elapsed">{elapsedText((now - millis(incident.receivedAt)) / 1000)}</span>
    </>
  );
});
