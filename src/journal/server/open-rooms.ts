import type { Ending, MakingParts, PartNames } from "./parts.ts";
import type { InstalledRoutes, RoomServer } from "./room-server.ts";

/**
 * Opens rooms, each after those whose parts it needs, and otherwise in the order of the list. `parts` has what the program
 * gives, and in the end what the rooms give too. What ends a room is noted in `ending` as it is opened, so that a later
 * room's failure finds it. Answers the rooms' routes, in the order of the list. Throws a defect of composition, before
 * anything is opened, when a part is given twice or by nobody, or rooms need each other's parts in a circle.
 */
export async function openRooms(
  rooms: readonly RoomServer[],
  parts: MakingParts,
  ending: Ending,
): Promise<readonly InstalledRoutes[]> {
  for (const { open, needs = {}, gives = {} } of inOrderOfNeeds(rooms, parts)) {
    if (open === undefined) continue;
    const opened = await open(parts.all(needs), ending);
    for (const [key, name] of Object.entries(gives)) parts.give(name, opened[key]);
  }
  return rooms.map(({ routes, pages, needs, gives }) => {
    const own = parts.all({ ...needs, ...gives });
    return {
      routes: (api, house) => routes?.(api, house, own),
      pages: (app, house) => pages?.(app, house, own),
    };
  });
}

const namesOf = (names: PartNames = {}) => Object.values(names).map(({ name }) => name);

/** Throws as `openRooms` says. */
export function inOrderOfNeeds(rooms: readonly RoomServer[], given: Pick<MakingParts, "has">): readonly RoomServer[] {
  const giverOf = new Map<string, RoomServer>();
  for (const room of rooms) {
    for (const part of Object.values(room.gives ?? {})) {
      if (giverOf.has(part.name) || given.has(part)) throw new Error(`two give the part ${part.name}`);
      giverOf.set(part.name, room);
    }
  }
  for (const room of rooms) {
    for (const part of Object.values(room.needs ?? {})) {
      if (!giverOf.has(part.name) && !given.has(part))
        throw new Error(`the room ${room.rules.name} needs the part ${part.name}, which nobody gives`);
    }
  }
  const ordered: RoomServer[] = [];
  const waitsFor = (room: RoomServer) =>
    namesOf(room.needs).filter((name) => {
      const giver = giverOf.get(name);
      return giver !== undefined && !ordered.includes(giver);
    });
  while (ordered.length < rooms.length) {
    const next = rooms.find((room) => !ordered.includes(room) && waitsFor(room).length === 0);
    if (next === undefined) {
      const stuck = rooms.filter((room) => !ordered.includes(room));
      const told = stuck.map((room) => `${room.rules.name} waits for ${waitsFor(room).join(", ")}`);
      throw new Error(`rooms need each other's parts in a circle: ${told.join("; ")}`);
    }
    ordered.push(next);
  }
  return ordered;
}
