import type { ReactNode } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { useSay } from "../../ground/web/language.ts";
import { Table } from "../../ground/web/table.tsx";
import { meansNames } from "../access-names.ts";
import type { SessionRecord } from "../sessions.ts";
import { partTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { RevokeSession } from "./revoke-session.tsx";

/** The sessions of one person, in their card: since when, from where, by which means, and revoking one. */
export function SessionsTable({ sessions }: { readonly sessions: readonly SessionRecord[] }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  if (sessions.length === 0) return <p className="quiet">{say(texts.noSessions)}</p>;
  return (
    <Table
      className="people-table"
      caption={say(partTexts.sessions)}
      rows={sessions}
      keyOf={({ id }) => id}
      columns={[
        { key: "since", head: say(texts.since), figures: true, cell: ({ at }) => times.dayAndTime(at) },
        {
          key: "from",
          head: say(texts.from),
          figures: true,
          cell: ({ agent, from }) => <span title={agent}>{from}</span>,
        },
        {
          key: "by",
          head: say(texts.by),
          cell: ({ by }) => by.map((means) => say(meansNames[means] ?? { zh: means, en: means })).join(" + "),
        },
        {
          key: "acts",
          head: "",
          unseenHead: say(texts.actions),
          className: "people-table-acts",
          cell: (session) => <RevokeSession session={session} />,
        },
      ]}
    />
  );
}
