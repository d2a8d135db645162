import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useRef } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { enteredLater } from "../../access/web/fact-list.tsx";
import { Officer } from "../../access/web/officer.tsx";
import { useSayFact } from "../../journal/web/fact-names.ts";
import type { Fact } from "../../ground/fact.ts";
import { isEnteredLater } from "../../ground/entered-later.ts";
import { homeOf, returnFocus } from "../../ground/web/focus-home.ts";
import { useSay } from "../../ground/web/language.ts";
import { ProveFact } from "../../journal/web/prove-fact.tsx";
import { dispatchTexts } from "./texts.ts";

interface TimelineProps {
  readonly facts: readonly Fact[];
  /** Reads what came before; null where that is all. */
  readonly readOlder: (() => void) | null;
  readonly reading: boolean;
  readonly missing: boolean;
}

/** What happened, newest first, in whole sentences, each with its time and who said so. */
export function Timeline({ facts, readOlder, reading, missing }: TimelineProps): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const sentenceOf = useSayFact();
  return (
    <section className="card-section" aria-label={say(dispatchTexts.timeline)}>
      <div className="card-section-head">
        <h3>{say(dispatchTexts.timeline)}</h3>
        {missing && <span className="quiet">{say(dispatchTexts.timelineMissing)}</span>}
      </div>
      <ol className="timeline">
        {facts.toReversed().map((fact) => (
          <li key={`${fact.writer} ${fact.n}`}>
            <time className="figures" dateTime={fact.occurredAt}>
              {times.time(fact.occurredAt)}
            </time>
            <span>
              {say(sentenceOf(fact))}
              {isEnteredLater(fact) && <span className="quiet"> · {say(enteredLater)}</span>}{" "}
              <ProveFact n={fact.n} short />
            </span>
            <span className="quiet cut">
              <Officer badge={fact.by.officer} />
            </span>
          </li>
        ))}
      </ol>
      {readOlder !== null && <OlderLines read={readOlder} reading={reading} />}
    </section>
  );
}

function OlderLines({ read, reading }: { read: () => void; reading: boolean }): ReactNode {
  const say = useSay();
  const home = useRef<ReturnType<typeof homeOf>>(null);
  // After the last of them the button is gone, and the focus with it.
  useEffect(() => () => returnFocus(home.current, null), []);
  return (
    <Button
      busy={reading}
      onClick={(event) => {
        home.current = homeOf(event.currentTarget);
        read();
      }}
    >
      {say(dispatchTexts.timelineOlder)}
    </Button>
  );
}
