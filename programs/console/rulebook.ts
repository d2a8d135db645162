import { stepNames } from "../../src/dispatch/assignment-facts.ts";
import { statuses } from "../../src/dispatch/unit-facts.ts";
import { dispatchRoom } from "../../src/dispatch/room.ts";
import { stages } from "../../src/dispatch/stage.ts";
import { districtRoom } from "../../src/district/room.ts";
import { roleNames } from "../../src/access/role-names.ts";
import { accessRoom } from "../../src/access/room.ts";
import { dutyRoom } from "../../src/duty/room.ts";
import { staffKindNames } from "../../src/access/web/staff-import-texts.ts";
import { exchangeRoom } from "../../src/exchange/room.ts";
import { intakeRoom } from "../../src/intake/room.ts";
import { journalRoom } from "../../src/journal/journal-room.ts";
import { rulebookOf } from "../../src/journal/rulebook.ts";
import { positionsRoom } from "../../src/positions/room.ts";
import { privacyRoom } from "../../src/privacy/room.ts";
import { streetsRoom } from "../../src/streets/room.ts";
import { trainingRoom } from "../../src/training/room.ts";

/** The rules a console works by: the same functions as the server's. */
export const consoleBook = rulebookOf([
  journalRoom,
  districtRoom,
  accessRoom,
  dutyRoom,
  streetsRoom,
  intakeRoom,
  dispatchRoom,
  positionsRoom,
  privacyRoom,
  exchangeRoom,
  trainingRoom,
]);

/** What the codes that refusals name are called. */
export const consoleWords = {
  ...{ role: roleNames, stage: stages, status: statuses, step: stepNames, other: stepNames },
  kind: staffKindNames,
};
