import { z } from "zod";
import { plusSeconds } from "../ground/instant.ts";
import { refuse } from "../ground/refusal.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../ground/order-kind.ts";
import {
  ContraflowDecided,
  RoadRestricted,
  RoadRestrictionLifted,
  roadsStream,
  SpeedFactorsAdopted,
  SpeedFactorsDropped,
  StreetsAdopted,
} from "./facts.ts";
import { isErrorLess } from "./fit-speeds.ts";
import { setting } from "../ground/setting.ts";
import { roadClasses } from "./road-class.ts";
import { inForce, noRoads, roadsView } from "./roads.ts";

/** A restriction is looked at again at least this often; 90 days. */
const mostSeconds = 90 * 86_400;

/** What may be wrong with streets in the data folder; looked at before they are taken into use. */
export const adoptionFaults = ["StreetsUnknown", "StreetsNotWhole", "StreetsSaidWrong"] as const;

/** Takes imported streets into use; the import gives it when their files are whole. */
export const AdoptStreets = setting(
  defineOrder("AdoptStreets", {
    title: { zh: "启用路网", en: "Take streets into use" },
    roles: ["systemAdministrator"],
    body: StreetsAdopted.shape,
    streams: () => [roadsStream],
    checked: adoptionFaults,
    refuses: [],
    decide: (states, { body }) => {
      const { adopted } = states(roadsView, roadsStream) ?? noRoads;
      return adopted?.version === body.version ? [] : [StreetsAdopted.draft([roadsStream], body)];
    },
  }),
);

/** Closes or slows a piece of road until a time. Refused: `RestrictionOver`, `RestrictionTooLong`. */
export const RestrictRoad = defineOrder("RestrictRoad", {
  title: { zh: "道路管制", en: "Restrict a road" },
  roles: ["dispatcher"],
  underGlass: true,
  body: RoadRestricted.shape.omit({ restriction: true }),
  streams: () => [roadsStream],
  refuses: ["RestrictionOver", "RestrictionTooLong"],
  decide: (_states, { id, body, occurredAt, receivedAt }) => {
    if (body.until <= receivedAt || body.until <= occurredAt) return refuse("RestrictionOver", { until: body.until });
    if (body.until > plusSeconds(occurredAt, mostSeconds)) {
      return refuse("RestrictionTooLong", { days: mostSeconds / 86_400 });
    }
    return [RoadRestricted.draft([roadsStream], { restriction: id, ...body })];
  },
});

/** Refused: `RestrictionUnknown` when it is not in force (any more). */
export const LiftRoadRestriction = defineOrder("LiftRoadRestriction", {
  title: { zh: "解除道路管制", en: "Lift a road restriction" },
  roles: ["dispatcher"],
  underGlass: true,
  body: z.strictObject({ restriction: ulidSchema }),
  streams: () => [roadsStream],
  refuses: ["RestrictionUnknown"],
  decide: (states, { body, occurredAt }) => {
    const roads = states(roadsView, roadsStream) ?? noRoads;
    if (!inForce(roads, occurredAt).some(({ restriction }) => restriction === body.restriction)) {
      return refuse("RestrictionUnknown");
    }
    return [RoadRestrictionLifted.draft([roadsStream], body)];
  },
});

/** Says whether crews may drive against one-ways, and how much slower that is. */
export const DecideContraflow = setting(
  defineOrder("DecideContraflow", {
    title: { zh: "设定单行道逆行规定", en: "Decide on driving against one-ways" },
    roles: ["systemAdministrator"],
    body: ContraflowDecided.shape,
    streams: () => [roadsStream],
    refuses: [],
    decide: (states, { body }) => {
      const { contraflowFactor } = states(roadsView, roadsStream) ?? noRoads;
      return contraflowFactor === body.factor ? [] : [ContraflowDecided.draft([roadsStream], body)];
    },
  }),
);

/**
 * Takes fitted factors into use in place of those before. Refused: `SpeedFactorsNoBetter` when the error on trips held out
 * did not fall, `SpeedBandsOverlap`, `SpeedFactorsIncomplete`; fewer than the least number of trips has no shape.
 */
export const AdoptSpeedFactors = setting(
  defineOrder("AdoptSpeedFactors", {
    title: { zh: "启用行程修正系数", en: "Take speed factors into use" },
    roles: ["systemAdministrator"],
    body: SpeedFactorsAdopted.shape,
    streams: () => [roadsStream],
    refuses: ["SpeedBandsOverlap", "SpeedFactorsIncomplete", "SpeedFactorsNoBetter"],
    decide: (_states, { body }) => {
      const { bands, errorBefore, errorAfter } = body;
      const isInOrder = bands.every(
        ({ fromHour, toHour }, at) => fromHour < toHour && fromHour >= (bands[at - 1]?.toHour ?? 0),
      );
      if (!isInOrder) return refuse("SpeedBandsOverlap");
      if (bands.some(({ factors }) => factors.length !== roadClasses.length)) {
        return refuse("SpeedFactorsIncomplete", { count: roadClasses.length });
      }
      if (!isErrorLess(errorBefore, errorAfter)) {
        return refuse("SpeedFactorsNoBetter", { before: errorBefore.meanPercent, after: errorAfter.meanPercent });
      }
      return [SpeedFactorsAdopted.draft([roadsStream], body)];
    },
  }),
);

/** Back to free flow. */
export const DropSpeedFactors = setting(
  defineOrder("DropSpeedFactors", {
    title: { zh: "停用行程修正系数", en: "Drop the speed factors" },
    roles: ["systemAdministrator"],
    body: z.strictObject({}),
    streams: () => [roadsStream],
    refuses: [],
    decide: (states) => {
      const { speeds } = states(roadsView, roadsStream) ?? noRoads;
      return speeds === undefined ? [] : [SpeedFactorsDropped.draft([roadsStream], {})];
    },
  }),
);
