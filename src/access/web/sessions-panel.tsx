import { type ReactNode, useMemo, useState } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { Button } from "../../ground/web/button.tsx";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import { meansNames } from "../access-names.ts";
import type { SessionRecord } from "../sessions.ts";
import { agentWords } from "./agent-words.ts";
import { useOfficerNames } from "./officer-names.ts";
import { partTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { RevokeSession } from "./revoke-session.tsx";
import { useSessions } from "./use-sessions.ts";

/** Everybody who is signed in; one or several are revoked, and their windows are signed out at once. */
export function SessionsPanel(): ReactNode {
  const say = useSay();
  const client = useClient();
  const nameOf = useOfficerNames();
  const times = useTimeWords();
  const sessions = useSessions();
  const columns = useColumns();
  const isRevocable = ({ id }: SessionRecord) => rehearse(client, "RevokeSession", { session: id }) === null;
  return (
    <Panel title={say(partTexts.sessions)} className="panel-grow people-wide">
      <DataTable<SessionRecord>
        list="sessions"
        caption={say(partTexts.sessions)}
        path="/people"
        prefix="sessions-"
        columns={columns}
        rows={sessions}
        keyOf={({ id }) => id}
        nameOf={({ person, at }) => say(texts.sessionNamed, { who: nameOf(person), time: times.dayAndTime(at) })}
        findHow={say(texts.findSession)}
        none={say(texts.noSessions)}
        acts={(selected, unselect) => <RevokeMany sessions={selected.filter(isRevocable)} onDone={unselect} />}
      />
    </Panel>
  );
}

function useColumns(): readonly DataColumn<SessionRecord>[] {
  const say = useSay();
  const nameOf = useOfficerNames();
  const times = useTimeWords();
  return useMemo(() => {
    const means = (one: string) => say(meansNames[one] ?? { zh: one, en: one });
    return [
      {
        key: "person",
        head: say(texts.person),
        names: true,
        text: ({ person }) => (nameOf(person) === person ? person : `${nameOf(person)} ${person}`),
        written: ({ person }) => person,
      },
      {
        key: "since",
        head: say(texts.since),
        figures: true,
        text: ({ at }) => times.dayAndTime(at),
        sortedBy: ({ at }) => at,
        written: ({ at }) => at,
      },
      {
        key: "from",
        head: say(texts.from),
        figures: true,
        text: ({ from }) => from,
        cell: ({ agent, from }) => <span title={agent}>{from}</span>,
      },
      {
        key: "browser",
        head: say(texts.browser),
        isChoice: true,
        text: ({ agent }) => (agent === undefined ? "" : agentWords(agent)),
        cell: ({ agent }) => <span title={agent}>{agent === undefined ? "" : agentWords(agent)}</span>,
      },
      { key: "by", head: say(texts.by), isChoice: true, text: ({ by }) => by.map(means).join(" + ") },
      {
        key: "until",
        head: say(texts.until),
        figures: true,
        text: ({ until }) => times.dayAndTime(until),
        sortedBy: ({ until }) => until,
        written: ({ until }) => until,
      },
      {
        key: "acts",
        head: say(texts.actions),
        text: () => "",
        cell: (session) => <RevokeSession session={session} />,
      },
    ];
  }, [say, nameOf, times]);
}

interface RevokeManyProps {
  readonly sessions: readonly SessionRecord[];
  readonly onDone: () => void;
}

/** Asks once more before many are signed out. */
function RevokeMany({ sessions, onDone }: RevokeManyProps): ReactNode {
  const say = useSay();
  const giving = useGiving();
  // Of these; with one more selected it asks again.
  const [sureOf, setSureOf] = useState<number | null>(null);
  const sure = sureOf === sessions.length;
  if (sessions.length === 0) return null;

  async function revokeAll(): Promise<void> {
    const orders = sessions.map(({ id }) => ({ name: "RevokeSession", body: { session: id } }));
    const answers = await giving.giveAll(orders);
    setSureOf(null);
    if (answers.every(({ kind }) => kind === "accepted")) onDone();
  }

  return (
    <>
      <Button
        danger
        look={sure ? "primary" : "plain"}
        busy={giving.busy}
        onClick={() => (sure ? void revokeAll() : setSureOf(sessions.length))}
      >
        {say(sure ? texts.revokeSure : texts.revokeSome, { count: sessions.length })}
      </Button>
      <Trouble said={giving.trouble} />
    </>
  );
}
