import { accessWeb } from "../../src/access/web/access-web.ts";
import { dispatchWeb } from "../../src/dispatch/web/dispatch-web.ts";
import { districtWeb } from "../../src/district/web/district-web.ts";
import { dutyWeb } from "../../src/duty/web/duty-web.ts";
import { exchangeWeb } from "../../src/exchange/web/exchange-web.ts";
import { intakeWeb } from "../../src/intake/web/intake-web.ts";
import { journalWeb } from "../../src/journal/web/journal-web.ts";
import type { RoomWeb } from "../../src/journal/web/room-web.ts";
import { positionsWeb } from "../../src/positions/web/positions-web.ts";
import { privacyWeb } from "../../src/privacy/web/privacy-web.ts";
import { statisticsWeb } from "../../src/statistics/web/statistics-web.ts";
import { statuteWeb } from "../../src/statute/web/statute-web.ts";
import { streetsWeb } from "../../src/streets/web/streets-web.ts";
import { supervisionWeb } from "../../src/supervision/web/supervision-web.ts";
import { taskingWeb } from "../../src/tasking/web/tasking-web.ts";
import { trainingWeb } from "../../src/training/web/training-web.ts";

/** The rooms of this console. In each group of the menu their pages stand in this order. */
export const rooms: readonly RoomWeb[] = [
  journalWeb,
  districtWeb,
  accessWeb,
  statuteWeb,
  dutyWeb,
  streetsWeb,
  intakeWeb,
  dispatchWeb,
  taskingWeb,
  supervisionWeb,
  positionsWeb,
  privacyWeb,
  statisticsWeb,
  exchangeWeb,
  trainingWeb,
];
