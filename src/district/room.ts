import { type RoomRules, view } from "../journal/room.ts";
import { AdoptAreas } from "./adopt-areas.ts";
import { areasView } from "./areas.ts";
import { districtView } from "./district.ts";
import { districtFacts } from "./facts.ts";
import {
  ChangeSettings,
  DefineIncidentType,
  DrawStreetPlan,
  NameDistrict,
  RegisterDepartment,
  RegisterStation,
} from "./orders.ts";
import { districtRefusals } from "./refusals.ts";
import { streetPlanView } from "./street-plan.ts";

/** The organisation, the land, the code tables. */
export const districtRoom: RoomRules = {
  name: "district",
  facts: districtFacts,
  views: [view(districtView), view(streetPlanView), view(areasView)],
  orders: [
    NameDistrict,
    RegisterDepartment,
    RegisterStation,
    DefineIncidentType,
    ChangeSettings,
    DrawStreetPlan,
    AdoptAreas,
  ],
  refusals: districtRefusals,
};
