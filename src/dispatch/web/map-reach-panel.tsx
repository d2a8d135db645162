import { type ReactNode, useEffect, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Table } from "../../ground/web/table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { paced, pageClock } from "../../ground/web/pace.ts";
import { type ReachAnswer, reachRows } from "./map-reach.ts";
import { dispatchTexts } from "./texts.ts";

/** The server searches the whole network for it; nobody reads faster. */
const gapMillis = 5000;

export interface ReachNow {
  readonly answer: ReachAnswer | null;
  /** Why there is none, or why it may be old. */
  readonly trouble: Sentence | null;
}

/** What those available now reach, asked again when somebody moved, became free or busy, or a road changed. */
export function useReach(on: boolean): ReachNow {
  const client = useClient();
  const [now, setNow] = useState<ReachNow>({ answer: null, trouble: null });
  useEffect(() => {
    if (!on) return;
    const ending = new AbortController();
    let asking = false;
    const look = async () => {
      // A server that takes longer than the gap is not asked twice at once; whoever changed something asks again.
      if (asking) return;
      asking = true;
      const reply = await ask<ReachAnswer>("GET", "/api/v1/units/reach", { signal: ending.signal });
      asking = false;
      if (ending.signal.aborted) return;
      if (reply.kind === "ok") {
        setNow({ answer: reply.content, trouble: null });
        // Nobody tells when the streets have been loaded.
        if (reply.content.streets === "loading") pace.ask();
      } else {
        if (reply.kind === "unreachable") pace.ask();
        const trouble =
          reply.kind === "refused" ? sentenceOfRefused(client, reply.refused) : dispatchTexts.reachUnanswered;
        setNow((before) => ({ ...before, trouble }));
      }
    };
    const pace = paced(() => void look(), gapMillis, pageClock);
    pace.ask();
    const undo = [client.live.subscribe(pace.ask), client.live.positions.subscribe(pace.ask)];
    return () => {
      ending.abort();
      pace.stop();
      for (const step of undo) step();
      setNow({ answer: null, trouble: null });
    };
  }, [client, on]);
  return now;
}

const streetsWords: Readonly<Record<Exclude<ReachAnswer["streets"], "ready">, Sentence>> = {
  none: dispatchTexts.streetsNone,
  loading: dispatchTexts.streetsLoading,
  missing: dispatchTexts.streetsMissing,
};

/** The numbers behind the roads drawn: how much of the road somebody reaches in time, and how much nobody does. */
export function ReachPanel({ now, onClose }: { now: ReachNow; onClose: () => void }): ReactNode {
  const say = useSay();
  const { answer, trouble } = now;
  const known = answer !== null && answer.tiers.length > 0;
  const { rows, beyond } = reachRows(known ? answer.tiers : []);
  return (
    <section className="map-panel map-reach" aria-label={say(dispatchTexts.reach)}>
      <header>
        <h3>{say(dispatchTexts.reach)}</h3>
        <button type="button" className="plain-button" aria-label={say(dispatchTexts.closeReach)} onClick={onClose}>
          ×
        </button>
      </header>
      <Trouble said={trouble} />
      {answer === null && trouble === null && <p className="quiet">{say(dispatchTexts.reachComing)}</p>}
      {answer !== null && answer.streets !== "ready" && <p role="status">{say(streetsWords[answer.streets])}</p>}
      {known && (
        <Table
          caption={say(dispatchTexts.reach)}
          className="figures"
          within
          rows={rows}
          keyOf={({ minutes }) => String(minutes)}
          columns={[
            {
              key: "minutes",
              head: say(dispatchTexts.reachWithin),
              names: true,
              cell: ({ tier, minutes }) => (
                <>
                  <span className="reach-tone" data-tier={tier} aria-hidden="true" />
                  {say(dispatchTexts.reachMinutes, { minutes })}
                </>
              ),
            },
            { key: "share", head: say(dispatchTexts.reachShare), cell: ({ percent }) => `${percent}%` },
            { key: "kilometres", head: say(dispatchTexts.reachKilometres), cell: ({ kilometres }) => kilometres },
          ]}
          foot={
            <>
              <th scope="row">
                <span className="reach-tone" data-tier="beyond" aria-hidden="true" />
                {say(dispatchTexts.reachBeyond)}
              </th>
              <td>{beyond}%</td>
              <td />
            </>
          }
        />
      )}
      {known && <p className="quiet">{say(dispatchTexts.reachOf)}</p>}
    </section>
  );
}
