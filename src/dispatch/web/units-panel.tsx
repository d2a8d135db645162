import { type KeyboardEvent, memo, type ReactNode, useMemo, useState } from "react";
import { type Names, useNames } from "../../district/web/use-district.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Button } from "../../ground/web/button.tsx";
import { kitTexts } from "../../ground/web/kit-texts.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { type Say, useSay } from "../../ground/web/language.ts";
import { notShown } from "../../duty/web/not-shown.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { statuses } from "../unit-facts.ts";
import { unitKindNames } from "../../ground/force.ts";
import { isAvailable, unitStatus } from "../status.ts";
import { unitView } from "../unit-view.ts";
import type { Unit, UnitStatus } from "../unit.ts";
import { isOfCrews, ofNoStation } from "./station-strength.ts";
import { useCrewsOf } from "./use-open-filter.ts";
import { Shape } from "./shape.tsx";
import { unitOutlines } from "./shapes.ts";
import { dispatchTexts } from "./texts.ts";
import "./units.css";

/** Those who can be sent first, then those at work in the order of their steps, then the rest. */
const order: readonly UnitStatus[] = [
  "standby",
  "patrol",
  "returning",
  "awaitingAcknowledgement",
  "acknowledged",
  "enRoute",
  "onScene",
  "handling",
  "engaged",
  "outOfService",
  "noContact",
  "offDuty",
];

interface UnitsPanelProps {
  readonly chosen: string | null;
  readonly onChoose: (unitId: string) => void;
}

/** Every unit in sight, grouped by what it is doing. */
export function UnitsPanel({ chosen, onChoose }: UnitsPanelProps): ReactNode {
  const say = useSay();
  const names = useNames();
  const streams = useStreams<Unit>("unit");
  const [words, setWords] = useState("");
  const [resting, setResting] = useState(false);
  const client = useClient();
  const isShown = seesKind(client, unitView, client.session);
  const available = useMemo(() => streams.filter(({ state }) => isAvailable(state)).length, [streams]);
  const wanted = words.trim().toLowerCase();
  const [crewsOf, setCrewsOf] = useCrewsOf();
  const shown = useMemo(() => {
    const units = streams.map(({ state }) => state).filter((unit) => isOfCrews(unit, crewsOf));
    return wanted === "" ? units : units.filter((unit) => textOf(unit, names, say).includes(wanted));
  }, [streams, wanted, crewsOf, names, say]);
  const groups = useMemo(() => groupsOf(shown), [shown]);
  const isOpen = (status: UnitStatus) => status !== "offDuty" || resting || wanted !== "" || crewsOf !== undefined;
  // Sixty units are one stop of Tab, and the arrows go on from there.
  const reached = order.filter(isOpen).flatMap((status) => groups.get(status) ?? []);
  const stop = (reached.find(({ id }) => id === chosen) ?? reached[0])?.id;

  return (
    <Panel
      title={say(dispatchTexts.unitsPanel)}
      className="panel-grow panel-units"
      id="units"
      about={
        <>
          {isShown && (
            <span className="count">{say(dispatchTexts.availableCount, { available, all: streams.length })}</span>
          )}
          {crewsOf !== undefined && <CrewsOf station={crewsOf} onAll={() => setCrewsOf(undefined)} />}
        </>
      }
      tools={
        <TextField
          className="units-find"
          label={say(dispatchTexts.filterUnits)}
          labelUnseen
          clears
          value={words}
          onChange={setWords}
        />
      }
    >
      <div className="panel-body" onKeyDown={moveAmongUnits} aria-label={say(dispatchTexts.unitKeys)} role="group">
        {streams.length === 0 && <p className="nothing">{say(isShown ? dispatchTexts.noUnitsHere : notShown)}</p>}
        {order.map((status) => {
          const units = groups.get(status);
          if (units === undefined) return null;
          return (
            <UnitGroup
              key={status}
              {...{ status, units, onChoose }}
              open={isOpen(status)}
              chosen={units.some(({ id }) => id === chosen) ? chosen : null}
              stop={units.some(({ id }) => id === stop) ? stop : undefined}
              onFold={setResting}
            />
          );
        })}
      </div>
    </Panel>
  );
}

/** Whose crews alone are shown, with a press that shows all again. */
function CrewsOf({ station, onAll }: { readonly station: string; readonly onAll: () => void }): ReactNode {
  const say = useSay();
  const names = useNames();
  const name = station === ofNoStation ? say(dispatchTexts.ofNoStation) : names.station(station);
  return (
    <Button aria-label={say(kitTexts.remove, { what: name })} onClick={onAll}>
      {name} <span aria-hidden="true">×</span>
    </Button>
  );
}

function textOf(unit: Unit, names: Names, say: Say): string {
  const station = unit.station === undefined ? "" : names.station(unit.station);
  return [unit.id, unit.callsign, say(unitKindNames[unit.kind]), station].join(" ").toLowerCase();
}

/** Units by status, in the order of their ids. */
function groupsOf(units: readonly Unit[]): ReadonlyMap<UnitStatus, readonly Unit[]> {
  return Map.groupBy(
    units.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    unitStatus,
  );
}

interface UnitGroupProps {
  readonly status: UnitStatus;
  readonly units: readonly Unit[];
  readonly open: boolean;
  /** Of this group only, like `stop`: the unit that Tab comes to. */
  readonly chosen: string | null;
  readonly stop: string | undefined;
  readonly onFold: (open: boolean) => void;
  readonly onChoose: (unitId: string) => void;
}

/** Rendered again when one of its own units changes; at a thousand units that is a small part of them. */
const UnitGroup = memo(function UnitGroup(props: UnitGroupProps): ReactNode {
  const { status, units, open, chosen, stop, onFold, onChoose } = props;
  const say = useSay();
  const names = useNames();
  const head = (
    <>
      <Shape outline={unitOutlines[status]} /> {say(statuses[status])} <span className="figures">{units.length}</span>
    </>
  );
  return (
    <section className="unit-group" aria-label={say(statuses[status])}>
      <h3>
        {/* Two crews of three rest while one works: who is off duty is counted, and listed when somebody asks or searches. */}
        {status === "offDuty" ? (
          <button type="button" className="plain-button unit-fold" aria-expanded={open} onClick={() => onFold(!open)}>
            {head} <span aria-hidden="true">{open ? "▾" : "▸"}</span>
          </button>
        ) : (
          head
        )}
      </h3>
      <ul hidden={!open}>
        {units.map((unit) => (
          <UnitButton
            key={unit.id}
            {...{ unit, status, names, say, onChoose }}
            isChosen={unit.id === chosen}
            isStop={unit.id === stop}
          />
        ))}
      </ul>
    </section>
  );
}, isSameGroup);

function isSameGroup(before: UnitGroupProps, now: UnitGroupProps): boolean {
  const { units, ...rest } = now;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  return (
    names.every((name) => before[name] === rest[name]) &&
    before.units.length === units.length &&
    units.every((unit, at) => unit === before.units[at])
  );
}

interface UnitButtonProps {
  readonly unit: Unit;
  readonly status: UnitStatus;
  readonly names: Names;
  readonly say: Say;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onChoose: (unitId: string) => void;
}

const UnitButton = memo(function UnitButton(props: UnitButtonProps): ReactNode {
  const { unit, status, names, say, isChosen, isStop, onChoose } = props;
  const station = unit.station === undefined ? "" : ` · ${names.station(unit.station)}`;
  return (
    <li>
      <button
        type="button"
        className="plain-button unit"
        data-tone={unitOutlines[status].tone}
        aria-pressed={isChosen}
        tabIndex={isStop ? 0 : -1}
        title={`${unit.callsign} · ${say(unitKindNames[unit.kind])}${station}`}
        onClick={() => onChoose(unit.id)}
      >
        <span className="figures">{unit.id}</span>
        {unit.active !== undefined && <span className="figures quiet">{unit.active.incidentNumber}</span>}
      </button>
    </li>
  );
});

/** The arrows, Home and End go from unit to unit. */
function moveAmongUnits(event: KeyboardEvent<HTMLElement>): void {
  const units = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("ul:not([hidden]) .unit")];
  const at = units.findIndex((unit) => unit === event.target);
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -units.length, End: units.length }[
    event.key
  ];
  if (at < 0 || by === undefined) return;
  event.preventDefault();
  units[Math.min(units.length - 1, Math.max(0, at + by))]?.focus();
}
