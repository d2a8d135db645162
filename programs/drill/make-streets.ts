import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readIn } from "../../src/ground/fold.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import type { Submit } from "../../src/journal/server/order-request.ts";
import { roadsStream } from "../../src/streets/facts.ts";
import { noRoads, roadsView } from "../../src/streets/roads.ts";
import { graphFileOf, type StreetsImport } from "../../src/streets/server/import-streets.ts";
import { anheFile, type MapMade } from "./map-made.ts";

interface Parts {
  readonly journal: Pick<Journal, "states">;
  readonly dataFolder: string;
  readonly submit: Submit;
  readonly now: () => Date;
}

/** The names that the drill's own map has had. */
const ownFiles: ReadonlySet<string> = new Set([anheFile, "anhe.osm"]);

/** Whether a drill has no streets yet, or the files of its own map are gone: after a restore they are. */
export async function needsStreets({ journal, dataFolder }: Pick<Parts, "journal" | "dataFolder">): Promise<boolean> {
  const { adopted } = readIn(await journal.states([roadsStream]))(roadsView, roadsStream) ?? noRoads;
  if (adopted === undefined) return true;
  return ownFiles.has(adopted.source) && !existsSync(graphFileOf(dataFolder, adopted.version));
}

/**
 * Draws and imports a drill's map by the way any map comes in, or imports the file given, beside what else is done
 * meanwhile. May throw `Environment`.
 */
export async function makeMap(dataFolder: string, given?: string): Promise<StreetsImport> {
  const told = await new Promise<MapMade>((resolve, reject) => {
    const child = fork(
      fileURLToPath(new URL("./make-map.ts", import.meta.url)),
      [dataFolder, ...(given === undefined ? [] : [given])],
      { execArgv: [] },
    );
    child.on("message", (message) => resolve(message as MapMade));
    child.on("error", reject);
    child.on("exit", (code, signal) => reject(new Error(`drawing the map ended (${signal ?? `exit code ${code}`})`)));
  });
  if ("failed" in told) throw new Environment(told.failed);
  return told.made;
}

/** Takes an imported map into use. */
export async function adoptMap({ submit, now }: Pick<Parts, "submit" | "now">, made: StreetsImport): Promise<void> {
  const { version, source, report } = made;
  const { junctions, edges, kilometres } = report;
  const body = { version, source, junctions, edges, kilometres };
  const id = ulidOf(now().getTime(), randomBytes(10));
  const giver = { officer: "system", role: "systemAdministrator" as const };
  const answer = await submit({ id, name: "AdoptStreets", body, giver });
  if (!answer.accepted) throw new Error(`the streets could not be taken into use: ${JSON.stringify(answer.refusal)}`);
}
