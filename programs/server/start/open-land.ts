import { districtView, unnamedDistrict } from "../../../src/district/district.ts";
import { districtStream } from "../../../src/district/facts.ts";
import type { Submit } from "../../../src/journal/server/order-request.ts";
import { roadsStream } from "../../../src/streets/facts.ts";
import { noRoads, roadsView } from "../../../src/streets/roads.ts";
import { mapTiles } from "../../../src/streets/server/map-tiles.ts";
import { openStreets } from "../../../src/streets/server/streets-desk.ts";
import { makeStreets } from "../drill/make-streets.ts";
import { type Beginning, words } from "./beginning.ts";
import type { Hall } from "./open-hall.ts";

export type Land = Awaited<ReturnType<typeof openLand>>;

/** The streets that were imported, their map, and the zone they lie in. */
export async function openLand(
  { options, folder, undo }: Beginning,
  { board, commits }: Pick<Hall, "board" | "commits">,
  submit: Submit,
  now: () => Date,
) {
  const { kind, log } = options;
  const roadsNow = () => board.state(roadsView, roadsStream) ?? noRoads;
  const district = () => board.state(districtView, districtStream);
  const zone = () => (district() ?? unnamedDistrict).zone;
  const isDrill = () => district()?.drill ?? kind === "demo";
  const streets = openStreets({ dataFolder: folder.path, now, zone, log });
  undo.push(() => streets.close());
  commits.listen(({ streams }) => {
    if (streams.has(roadsStream) || streams.has(districtStream)) streets.follow(roadsNow());
  });
  streets.follow(roadsNow());
  const tiles = mapTiles(folder.path);
  undo.push(() => tiles.close());
  if (kind === "demo") {
    // Without them the hall works on, as it does wherever no map was imported.
    await makeStreets({ roads: roadsNow(), dataFolder: folder.path, submit, now }).catch((error: unknown) =>
      log(`the drill's streets could not be made: ${words(error)}`),
    );
  }
  return { streets, tiles, zone, isDrill };
}
