import { type ReactNode, useEffect, useRef } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { useSay } from "../../ground/web/language.ts";
import { type Opening, OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { drillCaller } from "../../ground/drill-caller.ts";
import type { Call } from "../call.ts";
import { callStream } from "../facts.ts";
import { DrillWords } from "./drill-words.tsx";
import { intakeTexts } from "./texts.ts";

/** What a call has already brought: number, name and words, sealed until opened. */
export function CallSaid({ call }: { call: Call }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const opening = useOpening(callStream(call.id));
  const { isOpen, textOf, again } = opening;
  // After somebody has opened a call, further words of its caller open by themselves, because a button for each would
  // make people miss words.
  const last = call.said.at(-1);
  const later = isOpen && last !== undefined && textOf(last.text) === undefined ? last.text.nonce : undefined;
  const asked = useRef<string>(undefined);
  useEffect(() => {
    // Once for each part: what cannot be opened is not asked for in a loop.
    if (later === undefined || asked.current === later) return;
    asked.current = later;
    void again();
  }, [later, again]);
  if (call.number === undefined && call.name === undefined && call.said.length === 0) return null;
  return (
    <div className="call-form-wide call-said">
      <div className="card-section-head">
        <span className="quiet">{say(intakeTexts.heard)}</span>
        <span className="panel-head-space" />
        <OpeningControl opening={opening} />
      </div>
      {opening.isOpen && (
        <dl className="card-facts">
          {call.number !== undefined && (
            <div>
              <dt>{say(intakeTexts.number)}</dt>
              <dd className="figures">
                <SealedText opening={opening} sealed={call.number} />
              </dd>
            </div>
          )}
          {call.name !== undefined && (
            <div>
              <dt>{say(intakeTexts.name)}</dt>
              <dd>
                <SealedText opening={opening} sealed={call.name} />
              </dd>
            </div>
          )}
          {call.said.map((part) => (
            <div key={part.text.nonce}>
              <dt className="figures">
                {times.time(part.at)}
                {part.by === drillCaller && ` ${say(intakeTexts.script)}`}
              </dt>
              <dd>
                <Words opening={opening} part={part} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Words({ opening, part }: { opening: Opening; part: Call["said"][number] }): ReactNode {
  const text = part.by === drillCaller ? opening.textOf(part.text) : undefined;
  return typeof text === "string" ? <DrillWords text={text} /> : <SealedText opening={opening} sealed={part.text} />;
}
