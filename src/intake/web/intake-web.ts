import { isHall } from "../../access/own-session.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { intakeRoom } from "../room.ts";
import { intakeFields } from "./field-names.ts";

export const intakeWeb: RoomWeb = {
  rules: intakeRoom,
  glances: [
    {
      name: "calls",
      place: "now",
      isFor: ({ session }) => isHall(session),
      load: async () => (await import("./calls-glance.tsx")).CallsGlance,
    },
  ],
  shows: { call: () => ({ to: "/" }) },
  words: { fields: intakeFields },
};
