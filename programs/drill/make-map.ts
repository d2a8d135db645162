import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { anheStreetMap } from "../../src/district/anhe/street-map.ts";
import { importStreets, type StreetsImport } from "../../src/streets/server/import-streets.ts";
import { pbfFile } from "../../src/streets/server/osm/write-pbf.ts";
import { anheFile, type MapMade } from "./map-made.ts";

/*
 * Draws Anhe's map, or takes the one it is given, and imports it, as a process of its own: it takes some 350 MB for a few seconds, which the server
 * would keep, and goes on beside the server's first records. Ends by itself when the server is gone.
 */

async function make(dataFolder: string, given: string | undefined): Promise<StreetsImport> {
  if (given !== undefined) return importStreets({ file: given, dataFolder, progress: () => undefined });
  const folder = await mkdtemp(join(tmpdir(), "callsign-anhe-"));
  try {
    const file = join(folder, anheFile);
    await writeFile(file, pbfFile(anheStreetMap()));
    return await importStreets({
      file,
      dataFolder,
      country: "CN",
      attribution: {
        zh: "虚构的演练辖区，采用 OpenStreetMap 格式",
        en: "An invented district for drills, in the format of OpenStreetMap",
      },
      progress: () => undefined,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.on("disconnect", () => process.exit(1));
const [, , dataFolder = "", given] = process.argv;
const told: MapMade = await make(dataFolder, given).then(
  (made) => ({ made }),
  (error: unknown) => {
    if (error instanceof Environment) return { failed: error.sentence };
    const words = error instanceof Error ? error.message : String(error);
    return { failed: { zh: words, en: words } };
  },
);
process.send?.(told, () => process.exit(0));
