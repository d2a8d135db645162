import { type ReactNode, useId } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { isEnteredLater } from "../../ground/entered-later.ts";
import type { Fact } from "../../ground/fact.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { useSayFact } from "../../journal/web/fact-names.ts";
import { ProveFact } from "../../journal/web/prove-fact.tsx";
import { Officer } from "./officer.tsx";
import "./fact-list.css";

/** What a fact is marked with that was recorded long after it occurred. */
export const enteredLater: Sentence = { zh: "补录", en: "entered later" };

const happened: Sentence = { zh: "经过", en: "What happened" };

interface FactListProps {
  readonly facts: readonly Fact[];
  readonly title?: Sentence;
}

/** Facts in whole sentences, the newest first, each with its time, its proof and who gave it; nothing where there are none. */
export function FactList({ facts, title = happened }: FactListProps): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const sentenceOf = useSayFact();
  const id = useId();
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>{say(title)}</h4>
      <ol className="fact-list">
        {facts.toReversed().map((fact) => (
          <li key={`${fact.writer} ${fact.n}`}>
            <time className="figures" dateTime={fact.occurredAt}>
              {times.dayAndTime(fact.occurredAt)}
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
    </section>
  );
}
