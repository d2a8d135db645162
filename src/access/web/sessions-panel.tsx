import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
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
    <Panel
      title={say(partTexts.sessions)}
      className="panel-grow people-wide"
      headClass="people-filters"
      about={
        <>
          <TextField
            className="people-find"
            label={say(texts.findSession)}
            labelUnseen
            clears
            value={words}
            onChange={setWords}
          />
          <span className="count" role="status">
            {say(texts.countOf, { shown: shown.length, all: sessions.length })}
          </span>
        </>
      }
      tools={
        <>
          <Trouble said={giving.trouble} />
          {chosen.length > 0 && (
            <Button
              danger
              look={sure ? "primary" : "plain"}
              busy={giving.busy}
              onClick={() => (sure ? void revokeAll() : setSure(true))}
            >
              {say(sure ? texts.revokeSure : texts.revokeSome, { count: chosen.length })}
            </Button>
          )}
        </>
      }
      body="people-body"
      scrolls
    >
      <SessionsTable sessions={shown} selected={selected} onSelect={select} />
    </Panel>
  );
}
