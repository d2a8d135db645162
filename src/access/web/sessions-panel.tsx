import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { agentWords } from "./agent-words.ts";
import { partTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { SessionsTable } from "./sessions-table.tsx";
import { useSessions } from "./use-sessions.ts";
import { useOfficerNames } from "./officer-names.ts";

/** Everybody who is signed in; one or several are revoked, and their windows are signed out at once. */
export function SessionsPanel(): ReactNode {
  const say = useSay();
  const nameOf = useOfficerNames();
  const giving = useGiving();
  const sessions = useSessions();
  const [words, setWords] = useState("");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [sure, setSure] = useState(false);
  const wanted = words.trim().toLowerCase();
  const shown = sessions.filter(({ person, from, agent = "" }) =>
    `${person} ${nameOf(person)} ${from} ${agentWords(agent)}`.toLowerCase().includes(wanted),
  );
  const chosen = shown.filter(({ id }) => selected.has(id));

  function select(ids: readonly string[], whether: boolean): void {
    setSure(false);
    const others = [...selected].filter((id) => !ids.includes(id));
    setSelected(new Set(whether ? [...others, ...ids] : others));
  }

  async function revokeAll(): Promise<void> {
    for (const { id } of chosen) {
      if ((await giving.give("RevokeSession", { session: id })).kind !== "accepted") break;
      setSelected((before) => new Set([...before].filter((other) => other !== id)));
    }
    setSure(false);
  }

  return (
    <section className="panel panel-grow people-wide" aria-label={say(partTexts.sessions)}>
      <div className="panel-head">
        <Input
          size="small"
          allowClear
          className="people-find"
          placeholder={say(texts.findSession)}
          aria-label={say(texts.findSession)}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <span className="count" role="status">
          {say(texts.countOf, { shown: shown.length, all: sessions.length })}
        </span>
        <span className="panel-head-space" />
        {giving.trouble !== null && (
          <span role="alert" className="trouble">
            {say(giving.trouble)}
          </span>
        )}
        {chosen.length > 0 && (
          <Button
            size="small"
            danger
            type={sure ? "primary" : "default"}
            loading={giving.busy}
            onClick={() => (sure ? void revokeAll() : setSure(true))}
          >
            {say(sure ? texts.revokeSure : texts.revokeSome, { count: chosen.length })}
          </Button>
        )}
      </div>
      <div className="panel-body people-body" tabIndex={0}>
        <SessionsTable sessions={shown} selected={selected} onSelect={select} />
      </div>
    </section>
  );
}
