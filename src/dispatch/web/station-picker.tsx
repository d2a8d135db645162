import { type ReactNode, useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { type Say, useSay } from "../../ground/web/language.ts";
import { useDesk, useStreams } from "../../journal/web/desk.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import { isAvailable } from "../status.ts";
import type { Unit } from "../unit.ts";
import { Picker } from "../../ground/web/picker.tsx";
import { dispatchTexts } from "./texts.ts";
import { metresBetween } from "./unit-choice.ts";

interface StationPickerProps {
  readonly incident: Incident;
  readonly label: Sentence;
  readonly order: string;
  readonly bodyFor: (stationId: string) => Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
}

/** The stations, the nearest first, each with how many of its units could go. */
export function StationPicker({ incident, label, order, bodyFor, onClose }: StationPickerProps): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const district = useDistrict();
  const giving = useGiving();
  const units = useStreams<Unit>("unit");
  const point = incident.place.point;

  const choices = useMemo(
    () =>
      Object.values(district.stations)
        .map((station) => {
          const own = units.filter(({ state }) => state.station === station.id);
          return {
            station,
            metres: point === undefined ? undefined : metresBetween(station.point, point),
            free: own.filter(({ state }) => isAvailable(state)).length,
            all: own.length,
          };
        })
        .toSorted((a, b) => (a.metres ?? 0) - (b.metres ?? 0) || (a.station.id < b.station.id ? -1 : 1)),
    [district, units, point],
  );

  return (
    <>
      <Picker
        label={label}
        placeholder={dispatchTexts.filterStations}
        none={dispatchTexts.noStations}
        hint={dispatchTexts.orderHint}
        choices={choices}
        busy={giving.busy}
        keyOf={({ station }) => station.id}
        textOf={({ station }) => `${station.id} ${station.name.zh} ${station.name.en}`}
        disabled={({ station }) => rehearse(desk, order, bodyFor(station.id)) !== null}
        row={({ station, metres, free, all }) => {
          const refusal = rehearse(desk, order, bodyFor(station.id));
          return (
            <div className="force-row">
              <span className="picker-callsign cut">{say(station.name)}</span>
              <span className="quiet figures cut">
                {refusal === null
                  ? say(dispatchTexts.availableCount, { available: free, all })
                  : say(sentenceOfRefusal(desk, refusal))}
              </span>
              <span />
              <span className="figures quiet">{distanceText(metres, say)}</span>
            </div>
          );
        }}
        onPick={({ station }) =>
          void giving.give(order, bodyFor(station.id)).then((answer) => {
            if (answer.kind === "accepted") onClose();
          })
        }
        onClose={onClose}
      />
      {giving.trouble !== null && (
        <p role="alert" className="trouble">
          {say(giving.trouble)}
        </p>
      )}
    </>
  );
}

function distanceText(metres: number | undefined, say: Say): string {
  return metres === undefined ? "" : say(dispatchTexts.kilometres, { kilometres: (metres / 1000).toFixed(1) });
}
