import { type Asked, glancePlaces, type RoomGlance } from "../../src/journal/web/room-web.ts";
import { rooms } from "./rooms.ts";

/** The parts of the overview, by their places; within one in the order of the rooms. */
export const allGlances: readonly RoomGlance[] = glancePlaces.flatMap((place) =>
  rooms.flatMap(({ glances = [] }) => glances.filter((glance) => glance.place === place)),
);

export function glancesFor(asked: Asked): readonly RoomGlance[] {
  return allGlances.filter((glance) => glance.isFor(asked));
}
