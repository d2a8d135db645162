import { readIn } from "../../ground/fold.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { calendarView, isWorkingDay, noCalendar } from "../../district/calendar.ts";
import { districtView, type District, unnamedDistrict } from "../../district/district.ts";
import { calendarStream, districtStream } from "../../district/facts.ts";
import { responsibilityStream } from "../../duty/facts.ts";
import { matrixView, noMatrix, ownersOfIncident } from "../../duty/responsibility.ts";
import type { House } from "../../journal/server/room-server.ts";
import { stateInSight } from "../../journal/server/stream-card.ts";
import type { StreetsInUse } from "../../streets/server/streets-in-use.ts";
import { unlessNoRoads } from "../../streets/server/streets-routes.ts";
import { incidentStream } from "../facts.ts";
import { incidentView } from "../incident-view.ts";
import { offerStations, responsibleStations } from "../station-offer.ts";
import { placedUnits } from "./placed-units.ts";

const answer = z.strictObject({
  incident: z.string(),
  streets: z.enum(["none", "loading", "ready", "missing"]),
  /**
   * What is missing for a full answer. `place`: the incident has no point on the map; `streets`: no way by road is
   * known.
   */
  unknown: z.array(z.enum(["place", "streets"])),
  stations: z.array(
    z.strictObject({
      station: z.string(),
      responsible: z.boolean(),
      free: z.number(),
      onDuty: z.number(),
      travelSeconds: z.number().nullable(),
    }),
  ),
});

/** Which station answers for an incident, what each has free, and how long the way from each is by road. */
export function stationOfferRoutes(app: FastifyInstance, house: House, streets: StreetsInUse): void {
  app.get<{ Params: { id: string } }>(
    "/incidents/:id/stations",
    {
      config: {
        scope: "incidents",
        unrecorded: "of stations; the card is on record",
        sighted: true,
        roles: ["importer", "dispatcher", "calltaker", "station", "reader"],
        title: {
          zh: "可下达指令的派出所：管辖所在先，其余按道路行程",
          en: "Stations to order: the responsible one first, then by road",
        },
        refuses: ["NothingThere"],
        answer,
      },
    },
    async (request) => {
      const incident = await stateInSight(house, request, incidentView, incidentStream(request.params.id));
      const giver = house.giverOf(request);
      const wanted = [districtStream, responsibilityStream, calendarStream];
      const read = readIn(await house.journal.states(wanted));
      const district = read(districtView, districtStream) ?? unnamedDistrict;
      const matrix = read(matrixView, responsibilityStream) ?? noMatrix;
      const calendar = read(calendarView, calendarStream) ?? noCalendar;
      const owners = ownersOfIncident(
        matrix,
        { type: incident.handledType ?? incident.reportedType, liesIn: incident.liesIn, at: incident.receivedAt },
        { zone: district.zone, isWorkingDay: (day) => isWorkingDay(calendar, day) },
      );
      const responsible = responsibleStations(owners, incident.liesIn?.station, district.stations);
      const units = (await placedUnits(house, (stream, unit) => house.maySee(giver, stream, unit))).map(
        ({ unit }) => unit,
      );
      const goal = incident.place.point;
      const times = goal === undefined ? undefined : await timesByRoad(streets, district, goal);
      return {
        incident: incident.id,
        streets: streets.condition(),
        unknown: [
          ...(goal === undefined ? (["place"] as const) : []),
          ...(goal !== undefined && times === undefined ? (["streets"] as const) : []),
        ],
        stations: offerStations(district.stations, responsible, units, times ?? new Map()),
      };
    },
  );
}

/** Seconds from each station; undefined while no streets are loaded. */
async function timesByRoad(
  streets: StreetsInUse,
  { stations }: District,
  goal: readonly [number, number],
): Promise<ReadonlyMap<string, number> | undefined> {
  const from = Object.values(stations);
  if (from.length === 0) return new Map();
  const found = await unlessNoRoads(
    streets.router.ask("arrivals", { starts: Float64Array.from(from.flatMap(({ point }) => point)), goal }),
  );
  if (found === undefined) return undefined;
  return new Map(
    from.flatMap(({ id }, at) => {
      const millis = found.times[at];
      return millis === null || millis === undefined ? [] : [[id, Math.round(millis / 1000)] as const];
    }),
  );
}
