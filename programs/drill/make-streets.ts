import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anheStreetMap } from "../../src/district/anhe/street-map.ts";
import { readIn } from "../../src/ground/fold.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import type { Journal } from "../../src/journal/journal.ts";
import type { Submit } from "../../src/journal/server/order-request.ts";
import { roadsStream } from "../../src/streets/facts.ts";
import { noRoads, roadsView } from "../../src/streets/roads.ts";
import { graphFileOf, importStreets } from "../../src/streets/server/import-streets.ts";

interface Parts {
  readonly journal: Pick<Journal, "states">;
  readonly dataFolder: string;
  readonly submit: Submit;
  readonly now: () => Date;
}

/** A drill's streets, by the way any map comes in: an OpenStreetMap file, imported. Nothing is done when they are there. */
export async function makeStreets({ journal, dataFolder, submit, now }: Parts): Promise<void> {
  const { adopted } = readIn(await journal.states([roadsStream]))(roadsView, roadsStream) ?? noRoads;
  if (adopted !== undefined && (adopted.source !== fileName || existsSync(graphFileOf(dataFolder, adopted.version)))) {
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "callsign-anhe-"));
  try {
    const file = join(folder, fileName);
    await writeFile(file, anheStreetMap());
    const { version, source, report } = await importStreets({
      file,
      dataFolder,
      country: "CN",
      attribution: {
        zh: "虚构的演练辖区，采用 OpenStreetMap 格式",
        en: "An invented district for drills, in the format of OpenStreetMap",
      },
      progress: () => undefined,
    });
    const { junctions, edges, kilometres } = report;
    const body = { version, source, junctions, edges, kilometres };
    const id = ulidOf(now().getTime(), randomBytes(10));
    const giver = { officer: "system", role: "systemAdministrator" as const };
    const answer = await submit({ id, name: "AdoptStreets", body, giver });
    if (!answer.accepted) throw new Error(`the streets could not be taken into use: ${JSON.stringify(answer.refusal)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const fileName = "anhe.osm";
