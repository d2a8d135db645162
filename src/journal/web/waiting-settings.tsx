import { type ReactNode, useMemo } from "react";
import type { Proposal } from "../../access/second-person.ts";
import { momentAt } from "../../ground/fact-names.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useStreams } from "./client.ts";
import { useFactNames } from "./fact-names.ts";
import type { SettingLine } from "./setting.ts";
import { SettingDifferences } from "./setting-differences.tsx";
import { settingTexts as texts } from "./setting-texts.ts";

interface WaitingSettingsProps {
  readonly orders: readonly string[];
  /** What the body of a proposed order says, in words. */
  readonly lines: (proposal: Pick<Proposal, "order" | "body">) => readonly SettingLine[];
}

/** The changes of a setting that somebody proposed and a second person has not answered; what is planned stands among plans. */
export function WaitingSettings({ orders, lines }: WaitingSettingsProps): ReactNode {
  const say = useSay();
  const names = useFactNames();
  const streams = useStreams<Proposal>("proposal");
  const wanted = orders.join();
  const proposals = useMemo(
    () =>
      streams
        .map(({ state }) => state)
        .filter(
          ({ order, from, ended }) => ended === undefined && from === undefined && wanted.split(",").includes(order),
        )
        .toSorted((one, other) => (one.at < other.at ? -1 : 1)),
    [streams, wanted],
  );
  if (proposals.length === 0) return null;
  return (
    <Panel title={say(texts.waits)} count={proposals.length}>
      <ul className="setting-list">
        {proposals.map((proposal) => {
          const { id, order, body, by, at } = proposal;
          const { reason } = body;
          return (
            <li key={id}>
              <header>
                <strong>{say(names.order(order))}</strong>
                <span className="quiet">
                  {say(texts.waitsBy, { who: say(names.officer(by)), time: momentAt(at, names) })}
                </span>
              </header>
              <SettingDifferences
                of={lines(proposal).map(({ key, name, said }) => ({ key, name, was: undefined, becomes: said }))}
              />
              {typeof reason === "string" && <p>{say(texts.because, { reason })}</p>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
