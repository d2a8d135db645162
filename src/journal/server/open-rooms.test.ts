import assert from "node:assert/strict";
import { test } from "node:test";
import { openRooms } from "./open-rooms.ts";
import { MakingParts, partName, type PartName } from "./parts.ts";
import { type RoomServer, roomServer } from "./room-server.ts";

const clock = partName<string>("clock");
const roads = partName<number>("roads");
const arrivals = partName<string>("arrivals");

const rulesOf = (name: string) => ({ name, facts: [], views: [], orders: [], refusals: {} });

/** A room that notes its opening and its end in `steps`. */
function room(
  name: string,
  steps: string[],
  { needs, gives, fails }: { needs?: PartName<unknown>; gives?: PartName<string>; fails?: true } = {},
): RoomServer {
  return roomServer({
    ...{ rules: rulesOf(name), migrations: [], tables: [] },
    ...{ needs: needs === undefined ? {} : { needed: needs }, gives: gives === undefined ? {} : { given: gives } },
    open: (_, ending) => {
      if (fails === true) throw new Error(`${name} fails`);
      steps.push(`open ${name}`);
      ending(() => void steps.push(`end ${name}`));
      return { given: name };
    },
  });
}

test("rooms are opened after those whose parts they need, and their routes are given needs and gifts", async () => {
  const asked: unknown[] = [];
  const dispatch = roomServer({
    ...{ rules: rulesOf("dispatch"), migrations: [], tables: [] },
    needs: { clock, roads },
    gives: { arrivals },
    open: (parts) => ({ arrivals: `${parts.clock} ${parts.roads + 1}` }),
    routes: (_api, _house, parts) => asked.push(parts),
  });
  const streets = roomServer({
    ...{ rules: rulesOf("streets"), migrations: [], tables: [] },
    gives: { roads },
    open: () => ({ roads: 7 }),
  });
  const parts = new MakingParts().give(clock, "noon");
  const routes = await openRooms([dispatch, streets], parts, () => undefined);
  assert.equal(parts.get(arrivals), "noon 8");
  for (const each of routes) each.routes(undefined as never, undefined as never);
  assert.deepEqual(asked, [{ clock: "noon", roads: 7, arrivals: "noon 8" }]);
});

test("what was opened is in hand to be ended when a later room fails", async () => {
  const [steps, ends]: [string[], (() => void | Promise<void>)[]] = [[], []];
  const opening = openRooms(
    [room("one", steps), room("two", steps), room("three", steps, { fails: true })],
    new MakingParts(),
    (end) => ends.push(end),
  );
  await assert.rejects(opening, /^Error: three fails$/);
  for (const end of ends.toReversed()) await end();
  assert.deepEqual(steps, ["open one", "open two", "end two", "end one"]);
});

test("a part that nobody gives, or two, or rooms that wait for each other, are told before anything is opened", async () => {
  const steps: string[] = [];
  const open = (rooms: readonly RoomServer[], parts = new MakingParts()) => openRooms(rooms, parts, () => undefined);
  await assert.rejects(
    open([room("one", steps), room("two", steps, { needs: clock })]),
    /^Error: the room two needs the part clock, which nobody gives$/,
  );
  await assert.rejects(
    open([room("one", steps, { gives: clock })], new MakingParts().give(clock, "noon")),
    /^Error: two give the part clock$/,
  );
  const [chicken, egg] = [partName<string>("chicken"), partName<string>("egg")];
  await assert.rejects(
    open([
      room("hen", steps, { needs: egg, gives: chicken }),
      room("free", steps),
      room("nest", steps, { needs: chicken, gives: egg }),
    ]),
    /^Error: rooms need each other's parts in a circle: hen waits for egg; nest waits for chicken$/,
  );
  assert.deepEqual(steps, []);
});

test("a part that is not named in needs, or that is named in gives and not given, does not compile", () => {
  roomServer({
    ...{ rules: rulesOf("two"), migrations: [], tables: [] },
    needs: { clock },
    gives: { roads },
    // @ts-expect-error: `arrivals` is no need of it, and `roads` is not given.
    open: (parts) => ({ arrivals: parts.arrivals }),
  });
  // @ts-expect-error: what is given under a name has the type of the name.
  new MakingParts().give(clock, 12);
});
