import type { ReactNode } from "react";
import { timeOfDay, useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { basisWords, secondsWords } from "../../statute/limit-words.ts";
import { useStatute } from "../../statute/web/use-statute.ts";
import type { Incident } from "../incident.ts";
import { recordedOf } from "../recorded.ts";
import { recordingTexts as texts } from "./recording-texts.ts";
import "./recording.css";

interface RecordedFactsProps {
  readonly incident: Incident;
  /** The class of a list of its own; without it they are part of the list around them. */
  readonly list?: string;
}

/** What had to be recorded and what was not, as a list of facts; nothing where nothing had to be. */
export function RecordedFacts({ incident, list }: RecordedFactsProps): ReactNode {
  const say = useSay();
  const statute = useStatute();
  const { types, zone } = useDistrict();
  const { handledType, enforcement } = incident;
  // Enforcement by what it turned out to be; by what was reported until then.
  const isEnforcement = (handledType === undefined ? undefined : types[handledType]?.enforcement) ?? enforcement;
  const recorded = recordedOf(incident, isEnforcement, statute, zone);
  if (recorded === null) return null;
  const { duties, recordings, spans, gaps } = recorded;
  const stretch = ({ from, to }: { readonly from: string; readonly to: string }) =>
    `${timeOfDay(from, zone)}–${timeOfDay(to, zone)}`;
  const rows = (
    <>
      {duties.length > 0 && (
        <Row name={say(texts.needed)}>
          {duties.map(({ duty: { code, name, basis }, isVerified }) => (
            <span key={code} className="recorded-line">
              {say(isVerified ? texts.neededBy : texts.neededUnverified, {
                name: say(name),
                basis: say(basisWords(basis)),
              })}
            </span>
          ))}
        </Row>
      )}
      {spans.length > 0 && (
        <Row name={say(texts.onScene)}>
          <span className="figures">{spans.map(stretch).join(", ")}</span>
        </Row>
      )}
      <Row name={say(texts.recordings)}>
        {recordings.length === 0
          ? say(texts.none)
          : recordings.map((recording) => (
              <span key={recording.number} className="recorded-line figures">
                {recording.number} {stretch(recording)}
                {recording.sha256 !== undefined && <span className="quiet"> {recording.sha256.slice(0, 12)}…</span>}
              </span>
            ))}
      </Row>
      {duties.length > 0 && (
        <Row name={say(texts.gaps)}>
          {gaps.length === 0
            ? say(texts.noGaps)
            : gaps.map(({ from, to, seconds }) => (
                <strong key={from} className="recorded-line recorded-gap figures">
                  {say(texts.gap, {
                    from: timeOfDay(from, zone),
                    to: timeOfDay(to, zone),
                    length: say(secondsWords(seconds)),
                  })}
                </strong>
              ))}
        </Row>
      )}
    </>
  );
  return list === undefined ? rows : <dl className={list}>{rows}</dl>;
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
