import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { notShown } from "../../duty/web/not-shown.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { statuses } from "../unit-facts.ts";
import { unitKindNames } from "../../ground/force.ts";
import { isAvailable, unitStatus } from "../status.ts";
import { unitView } from "../unit-view.ts";
import type { Unit, UnitStatus } from "../unit.ts";
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
  const units = useMemo(() => streams.map(({ state }) => state).toSorted((a, b) => (a.id < b.id ? -1 : 1)), [streams]);
  const client = useClient();
  const isShown = seesKind(client, unitView, client.session);
  const available = units.filter(isAvailable).length;
  const wanted = words.trim().toLowerCase();
  const textOf = (unit: Unit) =>
    [
      unit.id,
      unit.callsign,
      say(unitKindNames[unit.kind]),
      unit.station === undefined ? "" : names.station(unit.station),
    ]
      .join(" ")
      .toLowerCase();
  const shown = wanted === "" ? units : units.filter((unit) => textOf(unit).includes(wanted));
  const isOpen = (status: UnitStatus) => status !== "offDuty" || resting || wanted !== "";
  // Sixty units are one stop of Tab, and the arrows go on from there.
  const reached = order.filter(isOpen).flatMap((status) => shown.filter((unit) => unitStatus(unit) === status));
  const stop = (reached.find(({ id }) => id === chosen) ?? reached[0])?.id;

  return (
    <Panel
      title={say(dispatchTexts.unitsPanel)}
      className="panel-grow panel-units"
      id="units"
      about={
        isShown && <span className="count">{say(dispatchTexts.availableCount, { available, all: units.length })}</span>
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
        {units.length === 0 && <p className="nothing">{say(isShown ? dispatchTexts.noUnitsHere : notShown)}</p>}
        {order.map((status) => {
          const group = shown.filter((unit) => unitStatus(unit) === status);
          if (group.length === 0) return null;
          // Two crews of three rest while one works: who is off duty is counted, and listed when somebody asks or searches.
          const folds = status === "offDuty";
          const open = isOpen(status);
          const head = (
            <>
              <Shape outline={unitOutlines[status]} /> {say(statuses[status])}{" "}
              <span className="figures">{group.length}</span>
            </>
          );
          return (
            <section key={status} className="unit-group" aria-label={say(statuses[status])}>
              <h3>
                {folds ? (
                  <button
                    type="button"
                    className="plain-button unit-fold"
                    aria-expanded={open}
                    onClick={() => setResting(!resting)}
                  >
                    {head} <span aria-hidden="true">{open ? "▾" : "▸"}</span>
                  </button>
                ) : (
                  head
                )}
              </h3>
              <ul hidden={!open}>
                {group.map((unit) => (
                  <li key={unit.id}>
                    <button
                      type="button"
                      className="plain-button unit"
                      data-tone={unitOutlines[status].tone}
                      aria-pressed={unit.id === chosen}
                      tabIndex={unit.id === stop ? 0 : -1}
                      title={`${unit.callsign} · ${say(unitKindNames[unit.kind])}${unit.station === undefined ? "" : ` · ${names.station(unit.station)}`}`}
                      onClick={() => onChoose(unit.id)}
                    >
                      <span className="figures">{unit.id}</span>
                      {unit.active !== undefined && <span className="figures quiet">{unit.active.incidentNumber}</span>}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Panel>
  );
}

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
