import { type District, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import { placeWords } from "../../ground/place-words.ts";
import { listed, same, type Sentence } from "../../ground/sentence.ts";
import type { Client } from "../../journal/web/client.ts";
import type { Found } from "../../journal/web/room-web.ts";
import type { Incident } from "../incident.ts";
import { statuses } from "../unit-facts.ts";
import type { Unit } from "../unit.ts";
import { dispatchTexts } from "./texts.ts";

/** The incidents on the board by number, the newest first; units by callsign; stations, each with its incidents. */
export function findDispatch(client: Client): readonly Found[] {
  const { types, stations } = (client.live.state(districtStream) as District | undefined) ?? unnamedDistrict;
  const incidents = statesNow<Incident>(client, "incident").toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  const units = statesNow<Unit>(client, "unit");
  return [
    ...incidents.map(({ id, number, place, reportedType }) => ({
      kind: dispatchTexts.which,
      title: same(number),
      about: joined(types[reportedType]?.name ?? same(reportedType), placeWords(place)),
      to: "/",
      search: { incident: id },
    })),
    ...units.map(({ id, callsign, status }) => ({
      kind: dispatchTexts.unit,
      title: same(callsign),
      about: statuses[status],
      to: "/",
      search: { unit: id },
    })),
    ...Object.entries(stations).map(([id, { name }]) => ({
      kind: dispatchTexts.aStation,
      title: name,
      about: dispatchTexts.itsIncidents,
      to: "/",
      search: { view: "history", station: id },
    })),
  ];
}

function joined(first: Sentence, second: Sentence | undefined): Sentence {
  return second === undefined ? first : listed([first, second], same(" "));
}
