import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { giverOf } from "../../access/own-session.ts";
import { roleNames } from "../../access/role-names.ts";
import { tagsOf } from "../../access/sight.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { streamKey, streamKind } from "../../ground/fact.ts";
import { type OpeningPurpose, openingPurposeNames, openingPurposes } from "../../ground/opening-purpose.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { hallAddress, useGoTo } from "../../ground/web/address.ts";
import { useClient } from "../../journal/web/client.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { OpeningAlarms } from "./opening-alarms.tsx";
import { anyOpening, type OpeningFilter } from "./openings-query.ts";
import { fieldNames, openingsTexts as texts } from "./openings-texts.ts";
import { useRecords } from "./records.ts";
import { type ListedOpening, useOpenings } from "./use-openings.ts";
import "./openings-page.css";

/** Every opening of sealed values, newest first, for supervision; over-budget alarms on top. */
export function OpeningsPage(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [filter, setFilter] = useState(anyOpening);
  const read = useOpenings(filter, zone);
  const openings = read.content?.openings ?? [];
  const narrow = useCallback((change: Partial<OpeningFilter>) => setFilter((before) => ({ ...before, ...change })), []);
  return (
    <div className="openings">
      <OpeningAlarms />
      <Panel
        title={say(texts.title)}
        hint={say(texts.hint)}
        className="openings-list"
        headClass="openings-filters"
        {...panelOf(read, () => openings.length === 0)}
        empty={texts.none}
        about={<Filters {...{ filter, narrow }} onAll={() => setFilter(anyOpening)} />}
        tools={
          <>
            <span role="status" className="quiet figures">
              {read.trouble === null && say(read.busy ? texts.reading : texts.count, { count: openings.length })}
            </span>
            <Button onClick={read.again}>{say(texts.refresh)}</Button>
          </>
        }
        body
        scrolls={say(texts.hint)}
      >
        <OpeningsTable openings={openings} onNarrow={narrow} />
        {typeof read.content?.next === "string" && (
          <Button busy={read.busy} onClick={read.more}>
            {say(texts.older)}
          </Button>
        )}
      </Panel>
    </div>
  );
}

interface FiltersProps {
  readonly filter: OpeningFilter;
  readonly narrow: (change: Partial<OpeningFilter>) => void;
  readonly onAll: () => void;
}

function Filters({ filter, narrow, onAll }: FiltersProps): ReactNode {
  const say = useSay();
  return (
    <>
      <TextField
        className="openings-officer"
        label={say(texts.officer)}
        labelUnseen
        clears
        value={filter.officer}
        onChange={(officer) => narrow({ officer })}
      />
      <PickOne
        label={say(texts.purpose)}
        value={filter.purpose}
        onChange={(purpose) => narrow({ purpose })}
        options={[
          { value: "", text: say(texts.anyPurpose) },
          ...openingPurposes.map((value) => ({ value: value as string, text: say(openingPurposeNames[value]) })),
          { value: "atWork", text: say(texts.atWork) },
        ]}
      />
      <TextField
        className="openings-day"
        label={say(texts.day)}
        type="date"
        value={filter.day}
        onChange={(day) => narrow({ day })}
      />
      {filter !== anyOpening && (
        <Button look="text" onClick={onAll}>
          {say(texts.all)}
        </Button>
      )}
    </>
  );
}

interface OpeningsTableProps {
  readonly openings: readonly ListedOpening[];
  readonly onNarrow: (change: Partial<OpeningFilter>) => void;
}

function OpeningsTable({ openings, onNarrow }: OpeningsTableProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const records = useRecords();
  const columns = useMemo<readonly DataColumn<ListedOpening>[]>(
    () => [
      {
        key: "time",
        head: say(texts.time),
        figures: true,
        text: ({ at }) => dayAndTime(at, zone),
        sortedBy: ({ at }) => at,
        written: ({ at }) => at,
        cell: ({ at }) => <time dateTime={at}>{dayAndTime(at, zone)}</time>,
      },
      {
        key: "who",
        head: say(texts.who),
        text: ({ officer }) => (nameOf(officer) === officer ? officer : `${nameOf(officer)} ${officer}`),
        written: ({ officer }) => officer,
        cell: (opening) => <Opener {...{ opening, onNarrow }} />,
      },
      {
        key: "record",
        head: say(texts.record),
        text: ({ stream }) => records.nameOf(stream),
        cell: (opening) => <OpenedRecord {...{ opening, onNarrow }} />,
      },
      {
        key: "fields",
        head: say(texts.fields),
        text: ({ fields }) => fields.map((field) => say(fieldNames[field] ?? { zh: field, en: field })).join(" · "),
      },
      {
        key: "purpose",
        head: say(texts.purpose),
        text: ({ purpose }) =>
          say(purpose === "atWork" ? texts.atWork : openingPurposeNames[purpose as OpeningPurpose]),
      },
      { key: "words", head: say(texts.words), isLong: true, text: ({ words }) => words ?? "" },
    ],
    [say, zone, nameOf, records, onNarrow],
  );
  return (
    <DataTable<ListedOpening>
      list="openings"
      caption={say(texts.title)}
      path="/openings"
      className="openings-table"
      columns={columns}
      rows={openings}
      keyOf={({ id }) => id}
      nameOf={({ at, officer }) => `${dayAndTime(at, zone)} ${nameOf(officer)}`}
      none={say(texts.none)}
    />
  );
}

interface CellProps {
  readonly opening: ListedOpening;
  readonly onNarrow: (change: Partial<OpeningFilter>) => void;
}

/** Who opened it, at which post; the name narrows the list. */
function Opener({ opening, onNarrow }: CellProps): ReactNode {
  const say = useSay();
  const nameOf = useOfficerNames();
  const { officer } = opening;
  const named: Readonly<Record<string, Sentence>> = roleNames;
  const role = named[opening.role];
  const place = opening.unit ?? opening.station ?? opening.department ?? "";
  const who = nameOf(officer);
  return (
    <>
      <button
        type="button"
        className="openings-link"
        title={say(texts.onlyOfficer, { who })}
        onClick={() => onNarrow({ officer })}
      >
        {who}
      </button>{" "}
      <span className="quiet">
        {who === officer ? "" : officer} {role === undefined ? opening.role : say(role)} {place}
      </span>
    </>
  );
}

/** What was opened; its name narrows the list, the arrow shows an incident. */
function OpenedRecord({ opening: { stream }, onNarrow }: CellProps): ReactNode {
  const say = useSay();
  const goTo = useGoTo();
  const { session } = useClient();
  const isShownInHall = streamKind(stream) === "incident" && tagsOf(giverOf(session)).includes("reader");
  const record = useRecords().nameOf(stream);
  return (
    <>
      <button
        type="button"
        className="openings-link"
        title={say(texts.onlyRecord, { record })}
        onClick={() => onNarrow({ stream })}
      >
        {record}
      </button>{" "}
      {isShownInHall && (
        <button
          type="button"
          className="openings-link"
          aria-label={record}
          onClick={() => goTo(hallAddress, { incident: streamKey(stream) })}
        >
          ↗
        </button>
      )}
    </>
  );
}
