import { tilesFileOf } from "./import-streets.ts";
import { openTiles, type TilesFile } from "./tiles-file.ts";

/** The tiles of the versions that are asked for: the one in use, and for a moment the one before. */
export interface MapTiles {
  /** Undefined where a version has no whole file of tiles. */
  of(version: string): TilesFile | undefined;
  close(): void;
}

const mostOpen = 2;

export function mapTiles(dataFolder: string): MapTiles {
  const open = new Map<string, TilesFile>();
  return {
    of: (version) => {
      const found = open.get(version) ?? openTiles(tilesFileOf(dataFolder, version));
      if (found === undefined) return undefined;
      // The one asked for last stands last.
      open.delete(version);
      open.set(version, found);
      for (const [oldest, file] of open) {
        if (open.size <= mostOpen) break;
        open.delete(oldest);
        file.close();
      }
      return found;
    },
    close: () => {
      for (const file of open.values()) file.close();
      open.clear();
    },
  };
}
