import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { type Area, type Land, type LandKind, replaceKinds } from "../areas.ts";
import { writeAreas } from "../write-areas.ts";
import {
  areaChanges,
  beginDrawing,
  beginSteps,
  chooseArea,
  type Drawing,
  lookAt,
  redo,
  type Steps,
  takeStep,
  undo,
} from "./area-drawing.ts";
import { AreaChanges } from "./area-changes.tsx";
import { areaFeatures } from "./area-features.ts";
import { handOf } from "./area-hand.ts";
import { AreaChooser, AreaSide } from "./area-side.tsx";
import { type AreasBody, areasSetting, bodyOf, type Finding, findingsIn } from "./areas-draft.ts";
import { AreaProblems, FindingsTable } from "./areas-findings.tsx";
import { areasTexts, drawingTexts as texts } from "./areas-texts.ts";
import { drawnFeatures } from "./drawn-features.ts";
import { faultsOf } from "./drawing-faults.ts";
import { around, type Frame, frameOf } from "./map-frame.ts";
import { SettingMap } from "./setting-map.tsx";
import { useDistrict } from "./use-district.ts";
import { useFindings } from "./use-findings.ts";
import "./area-editor.css";

interface AreaEditorProps {
  readonly inForce: readonly Area[];
  /** Areas of a file that somebody goes on drawing; null: those in force. */
  readonly file: readonly Area[] | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Areas drawn and changed on a map and in lists, what is amiss between them, and their order. */
export function AreaEditor({ inForce, file, onClose, onSaved }: AreaEditorProps): ReactNode {
  const say = useSay();
  const { stations } = useDistrict();
  const [kind, setKind] = useState<LandKind>(() => kindFirst(file ?? inForce));
  const [steps, setSteps] = useState<Steps>(() => beginSteps(beginDrawing(replaceKinds(inForce, file ?? []))));
  const [adding, setAdding] = useState(false);
  const before = useMemo(() => beginDrawing(inForce).lands, [inForce]);
  const drawing = steps.now;
  const faults = useMemo(() => faultsOf(before, drawing, stations), [before, drawing, stations]);
  const { areas, changes } = useMemo(
    () => changedAreas(before, drawing.lands, file ?? [], kind),
    [before, drawing.lands, file, kind],
  );
  const { compared, trouble } = useFindings(faults.length === 0 ? areas : null);
  const findings = useMemo(
    () => (compared !== null && "areas" in compared ? findingsIn(compared.findings) : []),
    [compared],
  );
  const { frame, show, start } = useFrames(inForce);
  const choose = (index: number | null, of: Drawing = drawing) => {
    setSteps((now) => lookAt(now, chooseArea(of, index)));
    setAdding(false);
    const corners = (index === null ? undefined : of.lands[index])?.parts.flat(2) ?? [];
    if (corners.length > 0) show(around(corners));
  };
  const change = (next: Drawing, stroke?: string) => setSteps((now) => takeStep(now, next, stroke ?? null));
  const isGood = compared !== null && "areas" in compared && changes.length > 0;
  const then: AreasBody | null = isGood
    ? { ...bodyOf(say(texts.source), { areas, findings: compared.findings }), areas }
    : null;
  const key = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (isField || !(event.ctrlKey || event.metaKey)) return;
    const letter = event.key.toLowerCase();
    if (letter !== "z" && letter !== "y") return;
    event.preventDefault();
    setSteps((now) => (letter === "y" || event.shiftKey ? redo(now) : undo(now)));
  };
  return (
    <div className="area-editor" onKeyDown={key}>
      <AreaChooser
        kind={kind}
        steps={steps}
        onKind={(next) => {
          setKind(next);
          choose(null);
        }}
        onChoose={(index) => choose(index)}
        onStart={(next) => {
          change(next);
          setAdding(true);
          start();
        }}
        onUndo={() => setSteps(undo)}
        onRedo={() => setSteps(redo)}
        onClose={onClose}
      />
      <div className="area-editor-parts">
        <EditorMap {...{ kind, steps, adding, findings, faults, frame }} onSteps={setSteps} />
        <AreaSide
          drawing={drawing}
          adding={adding}
          onAdding={setAdding}
          onChange={change}
          onLook={(next) => setSteps((now) => lookAt(now, next))}
        />
      </div>
      <div className="area-editor-said" role="status">
        {faults.length > 0 && (
          <>
            <h4>{say(texts.faults)}</h4>
            <ul>
              {faults.map(({ says, land }) => (
                <li key={`${land} ${says.en}`} data-tone="alarm">
                  {say(says)}
                </li>
              ))}
            </ul>
          </>
        )}
        {faults.length > 0 && <p className="quiet">{say(texts.notLooked)}</p>}
        {faults.length === 0 && compared === null && trouble === null && areas.length > 0 && (
          <p className="quiet">{say(texts.looking)}</p>
        )}
      </div>
      <Trouble said={trouble} />
      {compared !== null && "problems" in compared && <AreaProblems of={compared} />}
      {compared !== null && "areas" in compared && (
        <FindingsTable findings={findings} onShow={({ parts }) => show(around(parts.flat(2)))} />
      )}
      <SettingForm
        label={say(areasTexts.adopt)}
        setting={areasSetting}
        now={{ source: say(areasTexts.inForce), areas: ofKinds(inForce, areas), accepted: {} }}
        then={then}
        meaning={
          <>
            <AreaChanges changes={changes} />
            <p>{say(areasTexts.meaning)}</p>
            {Object.keys(then?.accepted ?? {}).length > 0 && <p>{say(areasTexts.accepting)}</p>}
          </>
        }
        onClose={onClose}
        onSaved={onSaved}
      />
    </div>
  );
}

function kindFirst(areas: readonly Area[]): LandKind {
  const first = areas.find((area): area is Land => area.kind !== "post");
  return first?.kind ?? "station";
}

function ofKinds(areas: readonly Area[], like: readonly Area[]): readonly Area[] {
  const kinds = new Set(like.map(({ kind }) => kind));
  return areas.filter(({ kind }) => kinds.has(kind));
}

/** What changes, and all areas of the kinds that do: a kind is replaced as a whole. While nothing does, those of the kind looked at. */
function changedAreas(before: readonly Land[], lands: readonly Land[], file: readonly Area[], shown: LandKind) {
  const changes = areaChanges(before, { lands });
  const kinds = new Set<string>(changes.map(({ kind }) => kind));
  if (kinds.size === 0) kinds.add(shown);
  const posts = file.filter((area) => area.kind === "post");
  return { changes, areas: [...lands.filter(({ kind }) => kinds.has(kind)), ...posts] };
}

/** What the map shows: all areas at first, then what was last chosen; a new area is drawn where the map stands. */
function useFrames(inForce: readonly Area[]) {
  const district = useDistrict();
  const [frame, setFrame] = useState<Frame | null>(() => frameOf(district, writeAreas(inForce), [], null));
  return {
    frame,
    show: (next: Frame | null) => {
      if (next !== null) setFrame([...next]);
    },
    start: () => document.querySelector<HTMLElement>(".area-editor .maplibregl-canvas")?.focus(),
  };
}

interface EditorMapProps {
  readonly kind: LandKind;
  readonly steps: Steps;
  readonly adding: boolean;
  readonly findings: readonly Finding[];
  readonly faults: ReturnType<typeof faultsOf>;
  readonly frame: Frame | null;
  readonly onSteps: (change: (steps: Steps) => Steps) => void;
}

function EditorMap({ kind, steps, adding, findings, faults, frame, onSteps }: EditorMapProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const { now } = steps;
  const others = useSame(now.lands.filter((land, index) => index !== now.chosen && isShown(land, kind)));
  const areas = useMemo(() => areaFeatures(writeAreas(others).features, language), [others, language]);
  const near = useMemo(
    () => others.filter((land) => land.kind === kind).flatMap(({ parts }) => parts.flat(2)),
    [others, kind],
  );
  const drawn = useMemo(() => drawnFeatures(now, findings, faults), [now, findings, faults]);
  return (
    <SettingMap
      label={say(texts.map)}
      keys={say(texts.keys)}
      frame={frame}
      areas={areas}
      drawn={drawn}
      hand={handOf(steps, adding, near, onSteps)}
    />
  );
}

/** Areas of the kind that is drawn, and of stations for the eye; those begun have nothing to show yet. */
function isShown({ kind, parts }: Land, drawn: LandKind): boolean {
  return (kind === drawn || kind === "station") && parts.every((rings) => rings.every((ring) => ring.length >= 3));
}

/** The same list as before while all in it are the same: what is made of it is not made again at every move of a corner. */
function useSame(lands: readonly Land[]): readonly Land[] {
  const [held, setHeld] = useState(lands);
  const isSame = held.length === lands.length && held.every((land, index) => land === lands[index]);
  if (!isSame) setHeld(lands);
  return isSame ? held : lands;
}
