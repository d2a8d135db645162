import { Checkbox } from "../../ground/web/checkbox.tsx";
import type { ReactNode } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { type Column, Table } from "../../ground/web/table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { SessionRecord } from "../sessions.ts";
import { ActButton } from "./act-button.tsx";
import { agentWords } from "./agent-words.ts";
import { meansNames } from "../access-names.ts";
import { partTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { useOfficerNames } from "./officer-names.ts";

interface SessionsTableProps {
  readonly sessions: readonly SessionRecord[];
  /** In a card: without the person, who is known there. */
  readonly narrow?: boolean;
  /** Which are selected, where several can be. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (ids: readonly string[], selected: boolean) => void;
}

/** Sessions with where they came from, by which means, until when, and revoking one. */
export function SessionsTable({ sessions, narrow = false, selected, onSelect }: SessionsTableProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const nameOf = useOfficerNames();
  const times = useTimeWords();
  const time = (instant: string) => times.dayAndTime(instant);
  const revocable = sessions.filter(({ id }) => rehearse(client, "RevokeSession", { session: id }) === null);
  const may = new Set(revocable.map(({ id }) => id));
  if (sessions.length === 0) return <p className="quiet">{say(texts.noSessions)}</p>;
  const selecting = selected !== undefined && onSelect !== undefined && may.size > 0;
  const about = ({ person, at }: SessionRecord) => ({ who: nameOf(person), time: time(at) });
  const only = <Row,>(wanted: boolean, ...columns: readonly Column<Row>[]) => (wanted ? columns : []);
  const columns: readonly Column<SessionRecord>[] = [
    ...only<SessionRecord>(selecting, {
      key: "select",
      head: selecting && <SelectAll ids={revocable.map(({ id }) => id)} {...{ selected, onSelect }} />,
      cell: (session) =>
        selecting &&
        may.has(session.id) && (
          <Checkbox
            aria-label={say(texts.select, about(session))}
            checked={selected.has(session.id)}
            onChange={(event) => onSelect([session.id], event.target.checked)}
          />
        ),
    }),
    ...only<SessionRecord>(!narrow, {
      key: "person",
      head: say(texts.person),
      cell: ({ person }) => (
        <>
          {nameOf(person)} <span className="quiet figures">{nameOf(person) === person ? "" : person}</span>
        </>
      ),
      sortedBy: ({ person }) => nameOf(person),
    }),
    {
      key: "since",
      head: say(texts.since),
      figures: true,
      cell: ({ at }) => time(at),
      ...(narrow ? {} : { sortedBy: ({ at }: SessionRecord) => at }),
    },
    {
      key: "from",
      head: say(texts.from),
      figures: true,
      cell: ({ agent, from }) => <span title={agent}>{from}</span>,
    },
    ...only<SessionRecord>(!narrow, {
      key: "browser",
      head: say(texts.browser),
      cell: ({ agent }) => <span title={agent}>{agent === undefined ? "" : agentWords(agent)}</span>,
    }),
    {
      key: "by",
      head: say(texts.by),
      cell: ({ by }) => by.map((means) => say(meansNames[means] ?? { zh: means, en: means })).join(" + "),
    },
    ...only<SessionRecord>(!narrow, {
      key: "until",
      head: say(texts.until),
      figures: true,
      cell: ({ until }) => time(until),
      sortedBy: ({ until }) => until,
    }),
    ...only<SessionRecord>(may.size > 0, {
      key: "acts",
      head: "",
      unseenHead: say(texts.actions),
      className: "people-table-acts",
      cell: (session) => (
        <ActButton
          silent
          order="RevokeSession"
          body={{ session: session.id }}
          label={say(texts.revokeNamed, about(session))}
        >
          {say(texts.revoke)}
        </ActButton>
      ),
    }),
  ];
  return (
    <Table
      className="people-table"
      caption={say(partTexts.sessions)}
      within={!narrow}
      columns={columns}
      rows={sessions}
      keyOf={({ id }) => id}
    />
  );
}

interface SelectAllProps {
  readonly ids: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: readonly string[], selected: boolean) => void;
}

function SelectAll({ ids, selected, onSelect }: SelectAllProps): ReactNode {
  const say = useSay();
  const isAll = ids.every((id) => selected.has(id));
  return (
    <Checkbox
      aria-label={say(texts.selectAll)}
      checked={isAll}
      indeterminate={!isAll && ids.some((id) => selected.has(id))}
      onChange={(event) => onSelect(ids, event.target.checked)}
    />
  );
}
