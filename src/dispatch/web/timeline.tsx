import type { ReactNode } from "react";
import { timeOfDay, useDistrict } from "../../district/web/use-district.ts";
import { Officer } from "../../access/web/officer.tsx";
import { useSayFact } from "../../duty/web/use-say-fact.ts";
import type { Fact } from "../../ground/fact.ts";
import { secondsBetween } from "../../ground/instant.ts";
import { useSay } from "../../ground/web/language.ts";
import { ProveFact } from "../../journal/web/prove-fact.tsx";
import { dispatchTexts } from "./texts.ts";

/** Older than this when recorded, a fact was entered afterwards: the pen-and-paper hour, a correction. */
const backEntrySeconds = 120;

/** What happened, newest first, in whole sentences, each with its time and who said so. */
export function Timeline({ facts, missing }: { facts: readonly Fact[]; missing: boolean }): ReactNode {
  const say = useSay();
  const district = useDistrict();
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
              {timeOfDay(fact.occurredAt, district.zone)}
            </time>
            <span>
              {say(sentenceOf(fact))}
              {secondsBetween(fact.occurredAt, fact.recordedAt) > backEntrySeconds && (
                <span className="quiet"> · {say(dispatchTexts.backEntered)}</span>
              )}{" "}
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
