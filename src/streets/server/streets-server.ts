import { districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { boardPart, logPart, storePart, timePart } from "../../journal/server/house-parts.ts";
import { partName } from "../../journal/server/parts.ts";
import { roomServer } from "../../journal/server/room-server.ts";
import { roadsStream } from "../facts.ts";
import { noRoads, roadsView } from "../roads.ts";
import { streetsRoom } from "../room.ts";
import { type OtherMap, mapRoutes } from "./map-routes.ts";
import { importRoutes } from "./import-routes.ts";
import { mapTiles, type MapTiles } from "./map-tiles.ts";
import { placesRoutes } from "./places-routes.ts";
import { speedRoutes } from "./speed-routes.ts";
import { openStreets, type StreetsInUse } from "./streets-in-use.ts";
import { openStreetImports, type StreetImports } from "./street-imports.ts";
import { streetsRoutes } from "./streets-routes.ts";

/** Somebody else's map under the console's; undefined: the imported streets are drawn. */
export const otherMapPart = partName<OtherMap | undefined>("otherMap");

/** The road graph and its router. */
export const streetsPart = partName<StreetsInUse>("streets");

const streetImportsPart = partName<StreetImports>("streetImports");

const mapTilesPart = partName<MapTiles>("mapTiles");

/** The streets that were imported, at what the journal says of them, and their map. */
export const streetsServer = roomServer({
  rules: streetsRoom,
  migrations: [],
  tables: [],
  needs: { store: storePart, time: timePart, board: boardPart, log: logPart, otherMap: otherMapPart },
  gives: { streets: streetsPart, tiles: mapTilesPart, imports: streetImportsPart },
  open: ({ store: { dataFolder }, time: { now }, board, log }, ending) => {
    const zone = () => (board.state(districtView, districtStream) ?? unnamedDistrict).zone;
    const streets = openStreets({ dataFolder, now, zone, log: log.line });
    ending(streets.close);
    const follow = () => streets.follow(board.state(roadsView, roadsStream) ?? noRoads);
    board.listen(({ streams }) => {
      if (streams.has(roadsStream) || streams.has(districtStream)) follow();
    });
    follow();
    const tiles = mapTiles(dataFolder);
    ending(tiles.close);
    const imports = openStreetImports({ dataFolder, log: log.line });
    ending(imports.close);
    return { streets, tiles, imports };
  },
  routes: (api, house, { store, streets, tiles, imports, otherMap }) => {
    streetsRoutes(api, house, streets);
    mapRoutes(api, house, tiles, otherMap);
    placesRoutes(api, house, streets);
    speedRoutes(api, house, streets);
    importRoutes(api, house, imports, store.dataFolder);
  },
});
