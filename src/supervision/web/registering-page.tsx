import { FactList } from "../../access/web/fact-list.tsx";
import { type ReactNode, useMemo, useState } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { type Instant, millis } from "../../ground/instant.ts";
import { phrase } from "../../ground/sentence.ts";
import { hallAddress } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel, PanelSays } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { decidingOf, gapsOf, registeringGapNames } from "../registering.ts";
import { RegisteringChain } from "./registering-chain.tsx";
import { registeringTexts as texts } from "./registering-texts.ts";
import { useLaw } from "./use-complaints.ts";
import { type GapShown, type ListedRegistering, useRegistering, useRegisterings } from "./use-registering.ts";
import "./complaints.css";

const row: RowAddress = { path: "/registering", word: "incident" };
const shown: readonly GapShown[] = ["any", "noReceipt", "undecided", "untold", "none"];

/** Whether what people report becomes a case: incidents that want a receipt, with the gaps of their chain. */
export function RegisteringPage(): ReactNode {
  const say = useSay();
  const [gap, setGap] = useState<GapShown>("any");
  const [chosen, choose] = useChosenRow(row);
  const read = useRegisterings(gap);
  const columns = useColumns();
  return (
    <Panel
      title={say(texts.registering)}
      className="panel-grow complaints"
      about={<span className="quiet">{say(texts.lastDays)}</span>}
      {...panelOf(read)}
      foot={chosen !== null && <RegisteringCard key={chosen} id={chosen} onClose={() => choose(null)} />}
    >
      <DataTable<ListedRegistering>
        list="registering"
        caption={say(texts.registering)}
        path={row.path}
        columns={columns}
        rows={read.content?.incidents ?? []}
        keyOf={({ id }) => id}
        nameOf={({ number }) => number}
        chosen={chosen}
        onChoose={choose}
        filters={
          <PickOne<GapShown>
            label={say(texts.show)}
            value={gap}
            options={shown.map((value) => ({ value, text: say(texts[value]) }))}
            onChange={setGap}
          />
        }
        none={say(texts.nothing)}
      />
      {typeof read.content?.next === "string" && (
        <p className="complaints-line">
          <Button busy={read.busy} onClick={read.more}>
            {say(texts.more)}
          </Button>
        </p>
      )}
    </Panel>
  );
}

/** The chain of a line, as `gapsOf` asks for it. */
function gapsIn({ receipts, decidedAt, toldAt }: ListedRegistering) {
  return gapsOf({
    receipts: Array.from({ length: receipts }),
    ...(decidedAt === null ? {} : { decision: decidedAt }),
    ...(toldAt === null ? {} : { told: toldAt }),
  });
}

/** When a line is next due: the decision, then telling it. */
function useDueOf(): (line: ListedRegistering) => Instant | null {
  const law = useLaw();
  return useMemo(
    () =>
      ({ receivedAt, decideBy, decidedAt, tellBy, toldAt }) => {
        if (decidedAt === null) return decideBy ?? decidingOf(law, receivedAt)?.clock.due ?? null;
        return toldAt === null ? tellBy : null;
      },
    [law],
  );
}

function useColumns(): readonly DataColumn<ListedRegistering>[] {
  const say = useSay();
  const times = useTimeWords();
  const names = useNames();
  const now = useMinute();
  const dueOf = useDueOf();
  return useMemo(() => {
    const gaps = (line: ListedRegistering) => {
      const all = gapsIn(line).map((gap) => say(registeringGapNames[gap]));
      return all.length === 0 ? say(texts.whole) : all.join(" · ");
    };
    const due = (line: ListedRegistering) => {
      const at = dueOf(line);
      if (at === null) return "";
      const hours = (millis(at) - millis(now)) / 3_600_000;
      const length = Math.abs(hours);
      const [unit, count] = length < 48 ? (["hours", length] as const) : (["days", length / 24] as const);
      return say(
        phrase(hours < 0 ? texts.overdue : texts.left, { time: phrase(texts[unit], { count: Math.floor(count) }) }),
      );
    };
    const isLate = (line: ListedRegistering) => {
      const at = dueOf(line);
      return at !== null && at < now;
    };
    return [
      {
        key: "gaps",
        head: say(texts.gaps),
        isChoice: true,
        text: gaps,
        cell: (line) => (
          <span {...(gapsIn(line).length > 0 ? { className: "complaints-late" } : {})}>{gaps(line)}</span>
        ),
      },
      {
        key: "due",
        head: say(texts.due),
        figures: true,
        text: due,
        sortedBy: (line) => dueOf(line) ?? `9${line.receivedAt}`,
        written: (line) => dueOf(line) ?? "",
        cell: (line) => <span {...(isLate(line) ? { className: "complaints-late" } : {})}>{due(line)}</span>,
      },
      { key: "incident", head: say(texts.incident), figures: true, names: true, text: ({ number }) => number },
      { key: "type", head: say(texts.type), isChoice: true, text: ({ type }) => names.type(type) },
      {
        key: "station",
        head: say(texts.station),
        isChoice: true,
        text: ({ station }) => (station === null ? "" : names.station(station)),
        written: ({ station }) => station ?? "",
      },
      {
        key: "received",
        head: say(texts.receivedAt),
        figures: true,
        text: ({ receivedAt }) => times.dayAndTime(receivedAt),
        sortedBy: ({ receivedAt }) => receivedAt,
        written: ({ receivedAt }) => receivedAt,
      },
    ];
  }, [say, times, names, now, dueOf]);
}

interface RegisteringCardProps {
  readonly id: string;
  readonly onClose: () => void;
}

function RegisteringCard({ id, onClose }: RegisteringCardProps): ReactNode {
  const say = useSay();
  const names = useNames();
  const times = useTimeWords();
  const read = useRegistering(id);
  const { content } = read;
  const isGone = read.refused?.status === 404;
  const title = say(texts.named, { number: content?.incident.number ?? "" });
  return (
    <section className="complaint-card" aria-label={title}>
      <header className="complaint-card-head">
        <h3>{title}</h3>
        <Button look="text" onClick={onClose}>
          {say(journalTexts.close)}
        </Button>
      </header>
      {content === undefined ? (
        <PanelSays {...panelOf(read)} {...(isGone ? { state: "empty", empty: texts.missing } : {})} />
      ) : (
        <>
          <p>
            <AddressLink to={hallAddress.path} search={{ incident: id }}>
              {content.incident.fullNumber}
            </AddressLink>{" "}
            {names.type(content.incident.type)}
            {content.incident.station !== null && ` · ${names.station(content.incident.station)}`} ·{" "}
            {say(texts.reported)} {times.dayAndTime(content.incident.receivedAt)}
          </p>
          <RegisteringChain read={content} />
          <FactList facts={content.timeline} />
        </>
      )}
    </section>
  );
}
