import { type RoomRules, view } from "../ground/room.ts";
import { AdoptAreas } from "./adopt-areas.ts";
import { AdoptHolidays } from "./adopt-holidays.ts";
import { areasView } from "./areas.ts";
import { calendarView } from "./calendar.ts";
import { districtView } from "./district.ts";
import { districtFacts } from "./facts.ts";
import {
  ChangeSettings,
  DefineIncidentType,
  DefineIncidentTypes,
  DrawStreetPlan,
  NameDistrict,
  RegisterDepartment,
  RegisterStation,
} from "./orders.ts";
import { promiseTablesView } from "./promise-table.ts";
import { districtRefusals } from "./refusals.ts";
import { RetireDepartment, RetireStation } from "./retiring.ts";
import { DefineRunCard, SetPromises, WithdrawRunCard } from "./response-orders.ts";
import { runCardsView } from "./run-card.ts";
import { streetPlanView } from "./street-plan.ts";
import { districtWords } from "./word-lists.ts";
import { ownWords } from "./words.ts";
import { WordSet } from "./words-facts.ts";

/** The organisation, the land, the code tables. */
export const districtRoom: RoomRules = {
  name: "district",
  facts: [...districtFacts, WordSet],
  views: [
    view(districtView),
    view(streetPlanView),
    view(areasView),
    view(promiseTablesView),
    view(runCardsView),
    view(calendarView),
  ],
  orders: [
    NameDistrict,
    RegisterDepartment,
    RegisterStation,
    RetireDepartment,
    RetireStation,
    DefineIncidentType,
    DefineIncidentTypes,
    ChangeSettings,
    DrawStreetPlan,
    AdoptAreas,
    SetPromises,
    DefineRunCard,
    WithdrawRunCard,
    AdoptHolidays,
  ],
  refusals: districtRefusals,
  words: districtWords,
  derived: ownWords,
};
