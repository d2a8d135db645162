import { dispatchRoom } from "../../src/dispatch/room.ts";
import { districtRoom } from "../../src/district/room.ts";
import { intakeRoom } from "../../src/intake/room.ts";
import { rulebookOf } from "../../src/journal/rulebook.ts";
import { trainingRoom } from "../../src/training/room.ts";

/** The rules a console works by: the same functions as the server's. */
export const consoleBook = rulebookOf([districtRoom, intakeRoom, dispatchRoom, trainingRoom]);
