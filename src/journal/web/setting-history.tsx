import { type ReactNode, useCallback, useMemo } from "react";
import type { Fact } from "../../ground/fact.ts";
import { momentAt } from "../../ground/fact-names.ts";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { ask } from "./api.ts";
import { useStream } from "./client.ts";
import { useFactNames, useSayFact } from "./fact-names.ts";
import { changesOf, differences, type Setting } from "./setting.ts";
import { SettingDifferences } from "./setting-differences.tsx";
import { settingTexts as texts } from "./setting-texts.ts";
import { panelOf, type ReadFrom, useRead } from "./use-read.ts";
import { ProveFact } from "./prove-fact.tsx";

/** `GET /api/v1/settings/history`: facts the newest first, and where the earlier ones are asked for. */
interface HistoryPage {
  readonly facts: readonly Fact[];
  readonly next: string | null;
}

interface SettingHistoryProps<Value> {
  readonly setting: Setting<Value>;
  /** Of several things in one stream, this one; all when absent. */
  readonly about?: string;
  /** The stream is not in sight of whoever may read its settings. */
  readonly unseen?: true;
  /** Fills the form with an earlier value: somebody looks at it there, and gives it as a new order. */
  readonly onTake?: (value: Value) => void;
}

/** Facts read at once; of one change there are up to two. */
const linesRead = 40;

/** How a setting came to be what it is: when, who, from what to what, and why. */
export function SettingHistory<Value>({ setting, about, unseen, onTake }: SettingHistoryProps<Value>): ReactNode {
  const say = useSay();
  const names = useFactNames();
  const sentenceOf = useSayFact();
  const { stream, facts: types } = setting;
  const query = new URLSearchParams({ stream, types: types.join(","), limit: String(linesRead) }).toString();
  const read = useCallback<ReadFrom<HistoryPage>>(
    async (signal, before) => {
      const at = before?.next ?? null;
      const cursor = at === null ? "" : `&cursor=${encodeURIComponent(at)}`;
      const reply = await ask<HistoryPage>("GET", `/api/v1/settings/history?${query}${cursor}`, { signal });
      if (reply.kind !== "ok" || before === undefined || at === null) return reply;
      return { ...reply, content: { ...reply.content, facts: [...before.facts, ...reply.content.facts] } };
    },
    [query],
  );
  const state = useStream(stream);
  // Of a stream in which nothing has happened yet there is nothing to read.
  const history = useRead(state === undefined && unseen !== true ? null : read, state);
  const { content } = history;
  const changes = useMemo(
    () => (content === undefined ? [] : changesOf(setting, content.facts, content.next === null, about)),
    [setting, content, about],
  );
  const isEmpty =
    (state === undefined && unseen !== true) ||
    (content !== undefined && changes.length === 0 && content.next === null);
  return (
    <Panel
      title={say(texts.history)}
      {...panelOf(history)}
      {...(isEmpty ? { state: "empty" as const } : {})}
      empty={texts.noHistory}
    >
      <ol className="setting-list">
        {changes.map(({ fact, value, before, reason }) => {
          const time = momentAt(fact.occurredAt, names);
          return (
            <li key={`${fact.writer} ${fact.n}`}>
              <header>
                <time className="figures" dateTime={fact.occurredAt}>
                  {time}
                </time>
                <span>{say(names.officer(fact.by.officer))}</span>
                <span className="quiet">{say(sentenceOf(fact))}</span>
              </header>
              {value !== null && before !== undefined && before !== null && (
                <SettingDifferences of={differences(setting.lines(before, names), setting.lines(value, names))} />
              )}
              {reason !== undefined && <p>{say(texts.because, { reason })}</p>}
              <footer>
                {value !== null && onTake !== undefined && (
                  <Button look="text" aria-label={say(texts.takeAgainNamed, { time })} onClick={() => onTake(value)}>
                    {say(texts.takeAgain)}
                  </Button>
                )}
                <ProveFact n={fact.n} short />
              </footer>
            </li>
          );
        })}
      </ol>
      {content?.next !== undefined && content.next !== null && (
        <p className="setting-more">
          <Button busy={history.busy} onClick={history.more}>
            {say(texts.older)}
          </Button>
        </p>
      )}
    </Panel>
  );
}
