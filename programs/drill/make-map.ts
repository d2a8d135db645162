import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anheStreetMap } from "../../src/district/anhe/street-map.ts";
import { importStreets, type StreetsImport } from "../../src/streets/server/import-streets.ts";
import { pbfFile } from "../../src/streets/server/osm/write-pbf.ts";
import { anheFile, type MapMade } from "./map-made.ts";

/*
 * Draws Anhe's map and imports it, as a process of its own: it takes some 350 MB for a few seconds, which the server
 * would keep, and goes on beside the server's first records. Ends by itself when the server is gone.
 */

async function make(dataFolder: string): Promise<StreetsImport> {
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
const told: MapMade = await make(process.argv[2] ?? "").then(
  (made) => ({ made }),
  (error: unknown) => ({ failed: error instanceof Error ? error.message : String(error) }),
);
process.send?.(told, () => process.exit(0));
