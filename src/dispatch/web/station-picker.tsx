import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Station } from "../../district/district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { type Say, useSay } from "../../ground/web/language.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import { crewsOf } from "../station-offer.ts";
import type { Unit } from "../unit.ts";
import { Picker } from "../../ground/web/picker.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { NoPlace } from "./no-place.tsx";
import { dispatchTexts } from "./texts.ts";
import { metresAcross } from "../../streets/geometry.ts";
import { useStationOffer } from "./use-station-offer.ts";

interface StationPickerProps {
  readonly incident: Incident;
  readonly label: Sentence;
  readonly order: string;
  readonly bodyFor: (stationId: string) => Readonly<Record<string, unknown>>;
  readonly pickPoint?: () => Promise<readonly [number, number] | null>;
  readonly onClose: () => void;
}

interface Choice {
  readonly station: Station;
  readonly responsible: boolean;
  readonly travelSeconds: number | null;
  readonly metres: number | undefined;
  readonly free: number;
  readonly onDuty: number;
}

/**
 * The list of stations: first the responsible one, then by distance by road, each with its crews free and on duty.
 * Enter orders the responsible station at once only if it has a free crew; for a station without a free crew the picker
 * asks first.
 */
export function StationPicker({ incident, label, order, bodyFor, pickPoint, onClose }: StationPickerProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const district = useDistrict();
  const giving = useGiving();
  const streams = useStreams<Unit>("unit");
  const { point } = incident.place;
  const offered = useStationOffer(incident.id, point?.join() ?? "");
  const [asking, setAsking] = useState<Station | null>(null);

  const choices = useMemo(() => {
    const units = streams.map(({ state }) => state);
    const rank = new Map(offered?.map(({ station }, at) => [station, at]));
    const offerOf = new Map(offered?.map((one) => [one.station, one]));
    return Object.values(district.stations)
      .map((station): Choice => ({
        station,
        responsible: offerOf.get(station.id)?.responsible ?? false,
        travelSeconds: offerOf.get(station.id)?.travelSeconds ?? null,
        metres: point === undefined ? undefined : metresAcross(station.point, point),
        ...crewsOf(station.id, units),
      }))
      .toSorted(
        (a, b) =>
          Number(b.responsible) - Number(a.responsible) ||
          Number(a.travelSeconds === null) - Number(b.travelSeconds === null) ||
          (a.travelSeconds === null ? (a.metres ?? 0) - (b.metres ?? 0) : 0) ||
          (rank.get(a.station.id) ?? 0) - (rank.get(b.station.id) ?? 0) ||
          (a.station.id < b.station.id ? -1 : 1),
      );
  }, [district, streams, point, offered]);
  const [first] = choices;
  const takesFirst = first?.responsible === true && first.free > 0;

  async function give(station: Station): Promise<void> {
    const answer = await giving.give(order, bodyFor(station.id));
    if (answer.kind === "accepted") onClose();
    else setAsking(null);
  }

  const refusalOf = (station: Station) => rehearse(client, order, bodyFor(station.id));
  const whyNot = ({ station }: Choice) => {
    const refusal = refusalOf(station);
    return refusal === null ? null : say(sentenceOfRefusal(client, refusal));
  };
  if (asking !== null) {
    const { onDuty } = crewsOf(
      asking.id,
      streams.map(({ state }) => state),
    );
    return (
      <div className="stack-form" role="group" aria-label={say(label)}>
        <p>{say(dispatchTexts.nobodyFreeAt, { station: say(asking.name), onDuty })}</p>
        <div className="form-buttons">
          <Button look="text" onClick={() => setAsking(null)}>
            {say(dispatchTexts.chooseAnotherStation)}
          </Button>
          <Button autoFocus busy={giving.busy} onClick={() => void give(asking)}>
            {say(dispatchTexts.orderAllTheSame, { station: say(asking.name) })}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <>
      {point === undefined && <NoPlace incident={incident} {...(pickPoint === undefined ? {} : { pickPoint })} />}
      <Picker
        label={label}
        placeholder={dispatchTexts.filterStations}
        none={dispatchTexts.noStations}
        hint={dispatchTexts.orderHint}
        choices={choices}
        busy={giving.busy}
        unchosen={!takesFirst}
        keyOf={({ station }) => station.id}
        textOf={({ station }) => `${station.id} ${station.name.zh} ${station.name.en}`}
        disabled={({ station }) => refusalOf(station) !== null}
        whyNot={whyNot}
        row={(choice) => <StationRow choice={choice} against={whyNot(choice)} />}
        onPick={({ station, free }) => {
          if (free === 0) setAsking(station);
          else void give(station);
        }}
        onClose={onClose}
      />
      {offered !== null && !takesFirst && (
        <p className="quiet card-line" role="status">
          {say(first?.responsible === true ? dispatchTexts.responsibleHasNobody : dispatchTexts.nobodyResponsible)}
        </p>
      )}
      <Trouble said={giving.trouble} />
    </>
  );
}

function StationRow({ choice, against }: { choice: Choice; against: string | null }): ReactNode {
  const say = useSay();
  const { station, responsible, free, onDuty } = choice;
  return (
    <div className="force-row station-row">
      <span className="picker-callsign cut">{say(station.name)}</span>
      <span>{responsible && <strong className="force-recommended">{say(dispatchTexts.responsible)}</strong>}</span>
      <span className="quiet figures" data-heed={free === 0}>
        {say(dispatchTexts.crewsFree, { free, onDuty })}
      </span>
      <span className="figures quiet" title={say(wayOf(choice))}>
        {distanceText(choice, say)}
      </span>
      {against !== null && <span className="force-against">{against}</span>}
    </div>
  );
}

function wayOf({ travelSeconds }: Choice): Sentence {
  return travelSeconds === null ? dispatchTexts.straight : dispatchTexts.byRoad;
}

function distanceText({ travelSeconds, metres }: Choice, say: Say): string {
  if (travelSeconds !== null) return elapsedText(travelSeconds);
  return metres === undefined ? "" : say(dispatchTexts.kilometres, { kilometres: (metres / 1000).toFixed(1) });
}
