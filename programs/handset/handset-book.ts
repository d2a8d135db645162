import { incidentView } from "../../src/dispatch/incident-view.ts";
import { AddNarrative } from "../../src/dispatch/describing.ts";
import { dispatchFacts } from "../../src/dispatch/facts.ts";
import { dispatchRetentions } from "../../src/dispatch/retained.ts";
import { UndoStep } from "../../src/dispatch/mending.ts";
import { dispatchRefusals } from "../../src/dispatch/refusals.ts";
import { GiveReport, RecordResult, TellCaller } from "../../src/dispatch/reporting.ts";
import {
  AcknowledgeOrder,
  ArriveOnScene,
  BeginHandling,
  ClearUnit,
  ExpectClearing,
  GoEnRoute,
} from "../../src/dispatch/stepping.ts";
import { unitView } from "../../src/dispatch/unit-view.ts";
import { SetUnitStatus } from "../../src/dispatch/units.ts";
import { districtView } from "../../src/district/district.ts";
import { districtFacts } from "../../src/district/facts.ts";
import { type RoomRules, view } from "../../src/ground/room.ts";
import { rulebookOf } from "../../src/journal/rulebook.ts";

/** Of dispatch, what a crew on the street sees and gives: the rules are the server's own, and nothing else is loaded. */
const dispatchOnTheStreet: RoomRules = {
  name: "dispatch",
  facts: dispatchFacts,
  views: [view(incidentView), view(unitView)],
  orders: [
    ...[AcknowledgeOrder, GoEnRoute, ArriveOnScene, BeginHandling, ExpectClearing, ClearUnit, UndoStep],
    ...[AddNarrative, RecordResult, GiveReport, TellCaller, SetUnitStatus],
  ],
  retentions: Object.values(dispatchRetentions),
  refusals: dispatchRefusals,
};

const districtOnTheStreet: RoomRules = {
  name: "district",
  facts: districtFacts,
  views: [view(districtView)],
  orders: [],
  refusals: {},
};

export const handsetBook = rulebookOf([districtOnTheStreet, dispatchOnTheStreet]);
