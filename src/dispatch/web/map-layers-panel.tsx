import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { useSay } from "../../ground/web/language.ts";
import { unitKindNames } from "../../ground/force.ts";
import type { UnitKind } from "../unit.ts";
import { type ChosenKind, chosenKinds } from "./map-areas.ts";
import { chooseOnMap } from "./map-choices.ts";
import { markOutlines } from "./map-outlines.ts";
import { dispatchTexts } from "./texts.ts";

const kindNames: Readonly<Record<ChosenKind, Sentence>> = {
  grid: dispatchTexts.gridLayer,
  circle: dispatchTexts.circleLayer,
  ring: dispatchTexts.ringLayer,
  post: dispatchTexts.postLayer,
};

interface LayersPanelProps {
  readonly counts: ReadonlyMap<ChosenKind, number>;
  readonly kinds: ReadonlySet<ChosenKind>;
  readonly onClose: () => void;
}

/** Which divisions of the land are drawn, and what the marks mean. */
export function LayersPanel({ counts, kinds, onClose }: LayersPanelProps): ReactNode {
  const say = useSay();
  useHotkey("Escape", dispatchTexts.closeLayers, onClose, { closes: true });
  const offered = chosenKinds.filter((kind) => counts.has(kind));
  const toggle = (kind: ChosenKind) => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    chooseOnMap({ kinds: next });
  };
  return (
    <section className="map-panel map-layers" aria-label={say(dispatchTexts.layers)}>
      <header>
        <h3>{say(dispatchTexts.layers)}</h3>
        <button type="button" className="plain-button" aria-label={say(dispatchTexts.closeLayers)} onClick={onClose}>
          ×
        </button>
      </header>
      {offered.length === 0 && <p className="quiet">{say(dispatchTexts.noAreas)}</p>}
      {offered.map((kind, index) => (
        // A button, not a checkbox: in fields the console's keys are left to typing.
        <button
          key={kind}
          type="button"
          role="checkbox"
          className="plain-button layer-choice"
          aria-checked={kinds.has(kind)}
          autoFocus={index === 0}
          onClick={() => toggle(kind)}
        >
          <span className="layer-tick" aria-hidden="true" />
          <span className="layer-line" data-kind={kind} aria-hidden="true" />
          {say(kindNames[kind])} <span className="figures quiet">{counts.get(kind)}</span>
        </button>
      ))}
      <h4>{say(dispatchTexts.legend)}</h4>
      <ul className="map-legend">
        {(Object.keys(markOutlines) as UnitKind[]).map((kind) => (
          <li key={kind}>
            <Rim kind={kind} age="live" /> {say(unitKindNames[kind])}
          </li>
        ))}
      </ul>
      <h4>{say(dispatchTexts.legendPlaces)}</h4>
      <ul className="map-legend map-legend-wide">
        <li>
          <Rim kind="patrol" age="live" /> {say(dispatchTexts.legendLive)}
        </li>
        <li>
          <Rim kind="patrol" age="old" /> {say(dispatchTexts.legendOld)}
        </li>
        <li>
          <Rim kind="patrol" age="assumed" /> {say(dispatchTexts.legendAssumed)}
        </li>
      </ul>
    </section>
  );
}

function Rim({ kind, age }: { kind: UnitKind; age: "live" | "old" | "assumed" }): ReactNode {
  return (
    <svg className="map-rim" data-age={age} width="15" height="15" viewBox="0 0 22 22" aria-hidden="true">
      <path d={markOutlines[kind]} fill="none" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
}
