import { Checkbox } from "antd";
import type { ReactNode } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { useDesk } from "../../journal/web/desk.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { SessionRecord } from "../sessions.ts";
import { ActButton } from "./act-button.tsx";
import { agentWords } from "./agent-words.ts";
import { meansNames } from "../access-names.ts";
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
  const desk = useDesk();
  const nameOf = useOfficerNames();
  const { zone } = useDistrict();
  const time = (instant: string) => dayAndTime(instant, zone);
  const revocable = sessions.filter(({ id }) => rehearse(desk, "RevokeSession", { session: id }) === null);
  const may = new Set(revocable.map(({ id }) => id));
  if (sessions.length === 0) return <p className="quiet">{say(texts.noSessions)}</p>;
  const selecting = selected !== undefined && onSelect !== undefined && may.size > 0;
  return (
    <table className="people-table">
      <thead>
        <tr>
          {selecting && (
            <td>
              <Checkbox
                aria-label={say(texts.selectAll)}
                checked={revocable.every(({ id }) => selected.has(id))}
                indeterminate={
                  revocable.some(({ id }) => selected.has(id)) && !revocable.every(({ id }) => selected.has(id))
                }
                onChange={(event) =>
                  onSelect(
                    revocable.map(({ id }) => id),
                    event.target.checked,
                  )
                }
              />
            </td>
          )}
          {!narrow && <th scope="col">{say(texts.person)}</th>}
          <th scope="col">{say(texts.since)}</th>
          <th scope="col">{say(texts.from)}</th>
          {!narrow && <th scope="col">{say(texts.browser)}</th>}
          <th scope="col">{say(texts.by)}</th>
          {!narrow && <th scope="col">{say(texts.until)}</th>}
          {may.size > 0 && (
            <th scope="col">
              <span className="unseen">{say(texts.actions)}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => {
          const who = nameOf(session.person);
          const about = { who, time: time(session.at) };
          return (
            <tr key={session.id}>
              {selecting && (
                <td>
                  {may.has(session.id) && (
                    <Checkbox
                      aria-label={say(texts.select, about)}
                      checked={selected.has(session.id)}
                      onChange={(event) => onSelect([session.id], event.target.checked)}
                    />
                  )}
                </td>
              )}
              {!narrow && (
                <td>
                  {who} <span className="quiet figures">{who === session.person ? "" : session.person}</span>
                </td>
              )}
              <td className="figures">{time(session.at)}</td>
              <td className="figures" title={session.agent}>
                {session.from}
              </td>
              {!narrow && <td title={session.agent}>{session.agent === undefined ? "" : agentWords(session.agent)}</td>}
              <td>{session.by.map((means) => say(meansNames[means] ?? { zh: means, en: means })).join(" + ")}</td>
              {!narrow && <td className="figures">{time(session.until)}</td>}
              {may.size > 0 && (
                <td className="people-table-acts">
                  <ActButton
                    silent
                    order="RevokeSession"
                    body={{ session: session.id }}
                    label={say(texts.revokeNamed, about)}
                  >
                    {say(texts.revoke)}
                  </ActButton>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
