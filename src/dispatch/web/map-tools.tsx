import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { KeyHint } from "../../ground/web/key-hint.tsx";
import { useSay } from "../../ground/web/language.ts";
import { chooseOnMap, type MapChoices } from "./map-choices.ts";
import { dispatchTexts } from "./texts.ts";

interface MapToolsProps {
  readonly choices: MapChoices;
  readonly closures: number;
  readonly onWhole: () => void;
}

/** The map's switches, each with its key. */
export function MapTools({ choices, closures, onWhole }: MapToolsProps): ReactNode {
  const say = useSay();
  const toggle = (name: "follow" | "reach" | "closures" | "layers") => () => {
    // Two panels side by side would leave nothing of the map.
    const closing = name === "closures" ? { layers: false } : name === "layers" ? { closures: false } : {};
    chooseOnMap({ ...closing, [name]: !choices[name] });
  };
  useHotkey("h", dispatchTexts.wholeDistrictKey, onWhole);
  useHotkey("f", dispatchTexts.followKey, toggle("follow"));
  useHotkey("r", dispatchTexts.reachKey, toggle("reach"));
  useHotkey("c", dispatchTexts.closuresKey, toggle("closures"));
  useHotkey("l", dispatchTexts.layersKey, toggle("layers"));
  return (
    <div className="map-tools" role="toolbar" aria-label={say(dispatchTexts.mapTools)}>
      <Tool name={dispatchTexts.wholeDistrict} shown="H" onClick={onWhole} />
      <Tool name={dispatchTexts.follow} shown="F" on={choices.follow} onClick={toggle("follow")} />
      <Tool name={dispatchTexts.reach} shown="R" on={choices.reach} onClick={toggle("reach")} />
      <Tool
        name={dispatchTexts.closures}
        shown="C"
        on={choices.closures}
        onClick={toggle("closures")}
        {...(closures === 0 ? {} : { count: closures })}
      />
      <Tool name={dispatchTexts.layers} shown="L" on={choices.layers} onClick={toggle("layers")} />
    </div>
  );
}

interface ToolProps {
  readonly name: Sentence;
  readonly shown: string;
  readonly on?: boolean;
  readonly count?: number;
  readonly onClick: () => void;
}

function Tool({ name, shown, on, count, onClick }: ToolProps): ReactNode {
  const say = useSay();
  return (
    <button
      type="button"
      className="plain-button map-tool"
      {...(on === undefined ? {} : { "aria-pressed": on })}
      onClick={onClick}
    >
      {say(name)}
      {count !== undefined && <span className="figures map-tool-count">{count}</span>}
      <KeyHint of={shown.toLowerCase()} />
    </button>
  );
}
