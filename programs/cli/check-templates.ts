import { mkdir, readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { startCallsign } from "../../scenarios/running-callsign.ts";
import { administer } from "../../src/journal/server/testing/test-database.ts";
import { consoleFolder } from "../building/build.ts";
import { demoDatabase } from "../console/testing/demo-database.ts";
import { quietAnhe } from "../drill/anhe-drill.ts";
import { migrateRooms } from "../server/rooms.ts";
import { startServer } from "../server/server.ts";

/* What the whole check makes once and test files are given copies of, instead of each making its own. */

/** An empty database with the whole schema; answers its name. */
export async function schemaTemplate(url: string): Promise<string> {
  const name = "callsign_template";
  await migrateRooms(await database(url, name));
  return name;
}

/** The built console, and a database and a data folder of the demo district; answers the folder. */
export async function demoDistrict(url: string, dataFolder: string): Promise<string> {
  const log = (line: string) => void process.stdout.write(`${line}\n`);
  // Here and once: built by two test files at a time, it kept a busy machine's servers from answering their database.
  await consoleFolder(log);
  await mkdir(dataFolder);
  const server = await startServer({
    ...{ databaseUrl: await database(url, demoDatabase), dataFolder, kind: "demo", drill: quietAnhe },
    ...{ host: "127.0.0.1", port: 0, log: () => undefined },
  });
  await server.stop();
  return dataFolder;
}

/** An empty district that was started and stopped once; undefined where PostgreSQL's files cannot lie in the folder. */
export async function startedFolder(dataFolder: string): Promise<string | undefined> {
  await (await startCallsign(dataFolder)).stop();
  const { cluster } = JSON.parse(await readFile(join(dataFolder, "postgres.json"), "utf8")) as { cluster: string };
  return isAbsolute(cluster) ? undefined : dataFolder;
}

async function database(url: string, name: string): Promise<string> {
  await administer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}
