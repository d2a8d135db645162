import { type ReactNode, useState } from "react";
import type { Point } from "../../ground/point.ts";
import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { NameFields } from "../../journal/web/name-fields.tsx";
import { hectaresOf, type Land, type LandKind, landKinds } from "../areas.ts";
import {
  addCorner,
  chosenLand,
  cornersOf,
  describeArea,
  dropArea,
  dropCorner,
  type Drawing,
  middleAfter,
  moveCorner,
  startArea,
  type Steps,
} from "./area-drawing.ts";
import { areaKindNames } from "../area-kinds.ts";
import { drawingTexts as texts } from "./areas-texts.ts";
import { pointIn, pointText } from "./setting-words.ts";
import { useDistrict } from "./use-district.ts";

interface AreaChooserProps {
  readonly kind: LandKind;
  readonly steps: Steps;
  readonly onKind: (kind: LandKind) => void;
  readonly onChoose: (index: number | null) => void;
  readonly onStart: (drawing: Drawing) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClose: () => void;
}

/** Which kind is drawn, which area of it, and one step back or forth. */
export function AreaChooser(props: AreaChooserProps): ReactNode {
  const { kind, steps, onKind, onChoose, onStart, onUndo, onRedo, onClose } = props;
  const say = useSay();
  const language = useLanguage();
  const { lands, chosen } = steps.now;
  const options = lands.flatMap((land, index) => {
    if (land.kind !== kind) return [];
    const name = land.name[language];
    return [{ value: index, text: name === "" ? say(texts.newUnnamed) : `${name} ${land.id}` }];
  });
  return (
    <div className="area-chooser">
      <Choice
        label={say(texts.kind)}
        value={kind}
        options={landKinds.map((value) => ({ value, text: say(areaKindNames[value]) }))}
        onChange={onKind}
      />
      <PickOne
        label={say(texts.area)}
        value={chosen ?? -1}
        options={[{ value: -1, text: say(texts.noArea) }, ...options]}
        onChange={(index) => onChoose(index < 0 ? null : index)}
      />
      <Button onClick={() => onStart(startArea(steps.now, kind))}>{say(texts.newArea)}</Button>
      <Button disabled={steps.past.length === 0} onClick={onUndo}>
        {say(texts.undo)}
      </Button>
      <Button disabled={steps.future.length === 0} onClick={onRedo}>
        {say(texts.redo)}
      </Button>
      <Button look="text" onClick={onClose}>
        {say(texts.leave)}
      </Button>
    </div>
  );
}

interface AreaSideProps {
  readonly drawing: Drawing;
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
  /** `stroke`: changes with the same are one step. */
  readonly onChange: (drawing: Drawing, stroke?: string) => void;
  /** Another corner is chosen: no step. */
  readonly onLook: (drawing: Drawing) => void;
}

/** What the chosen area is called, whose it is, and its corners as coordinates. */
export function AreaSide({ drawing, adding, onAdding, onChange, onLook }: AreaSideProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const { stations } = useDistrict();
  const land = chosenLand(drawing);
  if (land === undefined) return <p className="area-side quiet">{say(texts.noArea)}</p>;
  const describe = (change: (of: Land) => Land, stroke: string) => onChange(describeArea(drawing, change), stroke);
  const named = Object.values(stations).map(({ id, name }) => ({ value: id, text: name[language] }));
  return (
    <div className="area-side">
      <div className="area-fields">
        {land.kind === "station" ? (
          <Field label={say(texts.ofStation)} required>
            {(control) => (
              <PickOne
                {...control}
                value={land.id === "" ? undefined : land.id}
                options={named}
                onChange={(id) =>
                  describe((of) => ({ ...of, id, name: stations[id]?.name ?? of.name }), `station ${drawing.chosen}`)
                }
              />
            )}
          </Field>
        ) : (
          <>
            <TextField
              label={say(texts.code)}
              required
              most={80}
              value={land.id}
              onChange={(id) => describe((of) => ({ ...of, id: id.trim() }), `code ${drawing.chosen}`)}
            />
            <Field label={say(texts.station)}>
              {(control) => (
                <PickOne
                  {...control}
                  value={land.station ?? ""}
                  options={[{ value: "", text: say(texts.noneStation) }, ...named]}
                  onChange={(station) => describe((of) => withStation(of, station), `station ${drawing.chosen}`)}
                />
              )}
            </Field>
          </>
        )}
        <NameFields
          value={land.name}
          onChange={(name) => describe((of) => ({ ...of, name }), `name ${drawing.chosen}`)}
        />
      </div>
      <p>
        <Checkbox checked={adding} onChange={(event) => onAdding(event.target.checked)}>
          {say(texts.adding)}
        </Checkbox>
      </p>
      <Corners drawing={drawing} land={land} onChange={onChange} onLook={onLook} />
      <p>
        <Button danger onClick={() => onChange(dropArea(drawing))}>
          {say(texts.dropArea)}
        </Button>
      </p>
    </div>
  );
}

function withStation(land: Land, station: string): Land {
  const { station: _, ...rest } = land;
  return station === "" ? rest : { ...rest, station };
}

const onPage = 40;

interface CornersProps extends Pick<AreaSideProps, "drawing" | "onChange" | "onLook"> {
  readonly land: Land;
}

/** The corners one under the other, forty at a time: the page with the chosen one. */
function Corners({ drawing, land, onChange, onLook }: CornersProps): ReactNode {
  const say = useSay();
  const corners = cornersOf(land);
  const page = Math.floor((drawing.corner ?? 0) / onPage);
  const shown = corners.slice(page * onPage, (page + 1) * onPage);
  const pages = Math.ceil(corners.length / onPage);
  return (
    <fieldset className="area-corners">
      <legend>{say(texts.corners, { count: corners.length, hectares: hectaresOf(land.parts).toFixed(1) })}</legend>
      {corners.length === 0 && <p className="quiet">{say(texts.noCorners)}</p>}
      {pages > 1 && (
        <PickOne
          label={say(texts.corner, { number: "" })}
          value={page}
          options={Array.from({ length: pages }, (_, index) => ({
            value: index,
            text: say(texts.cornerPage, {
              from: index * onPage + 1,
              to: Math.min(corners.length, (index + 1) * onPage),
            }),
          }))}
          onChange={(index) => onLook({ ...drawing, corner: index * onPage })}
        />
      )}
      <ol start={page * onPage + 1}>
        {shown.map(({ point }, offset) => {
          const index = page * onPage + offset;
          return (
            // A corner has no name but its place.
            <li key={index} data-chosen={index === drawing.corner}>
              <CornerField
                number={index + 1}
                point={point}
                onMove={(next) => onChange(moveCorner(drawing, index, next), `corner ${index}`)}
                onFocus={() => {
                  if (drawing.corner !== index) onLook({ ...drawing, corner: index });
                }}
              />
              <Button
                aria-label={say(texts.addAfter, { number: index + 1 })}
                onClick={() => onChange(addCorner(drawing, index, middleAfter(land, index) ?? beside(point)))}
              >
                +
              </Button>
              <Button
                aria-label={say(texts.dropCorner, { number: index + 1 })}
                onClick={() => onChange(dropCorner(drawing, index))}
              >
                ×
              </Button>
            </li>
          );
        })}
      </ol>
      {corners.length === 0 && <FirstCorner onAdd={(point) => onChange(addCorner(drawing, null, point))} />}
    </fieldset>
  );
}

/** Some three hundred metres east: where a corner begins that is typed while there is no side yet to halve. */
function beside([x, y]: Point): Point {
  return [Math.round((x + 0.003) * 1e6) / 1e6, y];
}

interface CornerFieldProps {
  readonly number: number;
  readonly point: Point;
  readonly onMove: (point: Point) => void;
  readonly onFocus: () => void;
}

function CornerField({ number, point, onMove, onFocus }: CornerFieldProps): ReactNode {
  const say = useSay();
  /** What is being typed, until the field is left: half a coordinate moves nothing. */
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && pointIn(typed) === undefined;
  return (
    <Field
      label={say(texts.corner, { number })}
      labelUnseen
      className="area-corner"
      trouble={isWrong ? texts.wrongPoint : null}
    >
      {(control) => (
        <input
          {...control}
          className="input figures"
          autoComplete="off"
          value={typed ?? pointText(point)}
          onFocus={onFocus}
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            setTyped(event.target.value);
            const next = pointIn(event.target.value);
            if (next !== undefined) onMove(next);
          }}
        />
      )}
    </Field>
  );
}

/** The first corner of all, for whoever draws without the map. */
function FirstCorner({ onAdd }: { readonly onAdd: (point: Point) => void }): ReactNode {
  const say = useSay();
  const { centre } = useDistrict();
  return <Button onClick={() => onAdd(centre)}>{say(texts.addFirst)}</Button>;
}
