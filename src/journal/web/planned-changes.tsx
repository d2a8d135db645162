import { type ReactNode, useMemo } from "react";
import { momentAt } from "../../ground/fact-names.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import type { PlannedChange } from "../planned-changes.ts";
import { useClient, useStreams } from "./client.ts";
import { useFactNames } from "./fact-names.ts";
import { OrderButton } from "./order-button.tsx";
import { sentenceOfRefusal } from "./refusal-sentence.ts";
import { mayGive } from "./rehearse.ts";
import type { SettingLine } from "./setting.ts";
import { SettingDifferences } from "./setting-differences.tsx";
import { settingTexts as texts } from "./setting-texts.ts";

/** What waits for its time, and what was refused then or not approved, of these orders; the earliest first. */
export function usePlannedChanges(orders: readonly string[]): readonly PlannedChange[] {
  const streams = useStreams<PlannedChange>("change");
  const wanted = orders.join();
  return useMemo(
    () =>
      streams
        .map(({ state }) => state)
        .filter(({ order, ended }) => wanted.split(",").includes(order) && isShown(ended?.how))
        .toSorted((one, other) => (one.from < other.from ? -1 : 1)),
    [streams, wanted],
  );
}

function isShown(how: NonNullable<PlannedChange["ended"]>["how"] | undefined): boolean {
  return how === undefined || how === "refused" || how === "declined";
}

/** How far a plan is: in force at its time, or what a second person has said to it. */
function standingOf({ asked, agreed, waits }: PlannedChange): Sentence {
  if (asked !== true) return texts.plannedBy;
  if (agreed !== undefined) return texts.plannedAgreed;
  return waits === true ? texts.plannedWaits : texts.plannedAsked;
}

interface PlannedChangesProps {
  readonly orders: readonly string[];
  /** What the body of a planned order says, in words. */
  readonly lines: (change: PlannedChange) => readonly SettingLine[];
}

/** The changes of a setting that are planned, each with a way to drop it; nothing where none is. */
export function PlannedChanges({ orders, lines }: PlannedChangesProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const names = useFactNames();
  const changes = usePlannedChanges(orders);
  if (changes.length === 0) return null;
  return (
    <Panel title={say(texts.planned)} count={changes.length}>
      <ul className="setting-list">
        {changes.map((change) => {
          const { id, order, from, by, reason, agreed, ended } = change;
          const { refusal, declined } = ended ?? {};
          const said = {
            ...{ who: say(names.officer(by.officer)), from: momentAt(from, names) },
            second: agreed === undefined ? "" : say(names.officer(agreed.by)),
          };
          const what = `${say(names.order(order))} · ${said.from}`;
          return (
            <li key={id}>
              <header>
                <strong>{say(names.order(order))}</strong>
                <span className="quiet">{say(standingOf(change), said)}</span>
              </header>
              <SettingDifferences
                of={lines(change).map(({ key, name, said: becomes }) => ({ key, name, was: undefined, becomes }))}
              />
              <p>{say(texts.because, { reason })}</p>
              {refusal !== undefined && (
                <p className="setting-refused">
                  {say(texts.notTaken, { why: say(sentenceOfRefusal(client, refusal)) })}
                </p>
              )}
              {declined !== undefined && (
                <p className="setting-refused">
                  {say(texts.notApproved, { who: say(names.officer(declined.by)), reason: declined.reason })}
                </p>
              )}
              {mayGive(client, order) && (
                <footer>
                  <OrderButton
                    order="DropPlannedChange"
                    body={{ change: id }}
                    {...(ended === undefined ? { reason: "optional" as const } : {})}
                    label={say(ended === undefined ? texts.dropNamed : texts.notedNamed, { what })}
                  >
                    {say(ended === undefined ? texts.drop : texts.noted)}
                  </OrderButton>
                </footer>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
