import type { ReactNode } from "react";
import { useNames } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { type Say, useSay } from "../../ground/web/language.ts";
import { unitKindNames } from "../../ground/force.ts";
import { flies } from "../status.ts";
import { certificateName } from "../../ground/certificate.ts";
import { useCrewLacks } from "../../duty/web/use-crew-lacks.ts";
import { type Detail, detailsOf } from "./recommended-details.ts";
import { responseTexts } from "./response-texts.ts";
import { Shape, StatusMark } from "./shape.tsx";
import { unitOutlines } from "./shapes.ts";
import { dispatchTexts } from "./texts.ts";
import type { UnitChoice } from "./unit-choice.ts";

/** A unit in the list of those who could be ordered; what speaks against it stands in full below it. */
export function UnitRow({
  choice,
  isRecommended,
  canPreempt,
  against,
}: {
  choice: UnitChoice;
  isRecommended: boolean;
  canPreempt: boolean;
  against: string | null;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  const { unit, status, metres, recommended, travelSeconds } = choice;
  const travel = travelSeconds === undefined ? undefined : elapsedText(travelSeconds);
  const lacks = useCrewLacks(unit);
  const certificates: readonly Detail[] = lacks.map((code) => ({
    ...{ text: responseTexts.lacksCertificate, with: { what: certificateName(code) }, heed: true },
  }));
  const details = [...certificates, ...(recommended === undefined ? [] : detailsOf(recommended))];
  return (
    <div className="force-row" data-recommended={isRecommended}>
      <span className="picker-callsign">
        <Shape outline={unitOutlines[status]} /> {unit.callsign}
      </span>
      <span className="cut quiet">
        {unit.station === undefined ? say(unitKindNames[unit.kind]) : names.station(unit.station)}
      </span>
      <StatusMark status={status} />
      <span className="figures quiet" title={say(wayOf(choice))}>
        {canPreempt && <span className="preempt-word">{say(dispatchTexts.preempt)} </span>}
        {travel ?? distanceText(metres, say)}
      </span>
      {against !== null && <span className="force-against">{against}</span>}
      {(isRecommended || details.length > 0) && (
        <span className="force-details quiet">
          {isRecommended && <strong className="force-recommended">{say(responseTexts.recommended)}</strong>}
          {details.map((detail) => (
            <span key={detail.text.en + JSON.stringify(detail.with)} data-heed={detail.heed}>
              {say(detail.text, wordsOf(detail, say))}
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

function wordsOf({ with: values }: Detail, say: Say): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? say(value) : value]),
  );
}

function wayOf({ unit, travelSeconds }: UnitChoice): Sentence {
  if (travelSeconds === undefined) return dispatchTexts.straight;
  return flies(unit) ? dispatchTexts.byAir : dispatchTexts.byRoad;
}

function distanceText(metres: number | undefined, say: Say): string {
  if (metres === undefined) return "";
  return metres < 1000
    ? say(dispatchTexts.metres, { metres: Math.round(metres / 10) * 10 })
    : say(dispatchTexts.kilometres, { kilometres: (metres / 1000).toFixed(1) });
}
