import type { RoomWeb } from "../../journal/web/room-web.ts";
import { taskingRoom } from "../room.ts";
import { taskStageNames } from "../stage.ts";
import { taskFields } from "./task-field-names.ts";
import { taskPages } from "./task-pages.ts";

export const taskingWeb: RoomWeb = {
  rules: taskingRoom,
  pages: [...taskPages],
  words: { codes: { taskStage: taskStageNames }, fields: { ...taskFields } },
};
