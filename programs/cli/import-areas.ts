import { randomBytes } from "node:crypto";
import { basename, resolve } from "node:path";
import { type Area, areaKinds, positionsOf } from "../../src/district/areas.ts";
import { type District, unnamedDistrict } from "../../src/district/district.ts";
import type { Findings } from "../../src/district/judge-areas.ts";
import { type AreasFound, type AreasRead, readAreaFile } from "../../src/district/server/import-areas.ts";
import type { Problem } from "../../src/district/read-areas.ts";
import { type AreaFile, areasOf } from "../../src/district/write-areas.ts";
import type { Point } from "../../src/ground/point.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { GivenFileRefused, mostBytes, readGivenUnicode } from "../../src/journal/server/engine/given-file.ts";
import { findDataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { aligned } from "./aligned.ts";
import { note, spoken } from "./language.ts";
import type { Orders } from "./orders-at-server.ts";
import { withOrders } from "./orders-for-verb.ts";
import { progressOf } from "./progress.ts";
import { type Given, Usage } from "./verb.ts";

/** `import areas FILE`: exit code 2 when the file cannot be taken as it is; then nothing of it is in force. */
export async function importAreasFile(given: Given, file: string): Promise<number> {
  const text = textOf(file);
  const isDry = given.has("dry-run");
  // Looking makes no data folder: where there is none, no station is registered either.
  const isNew = given.text("url") === undefined && findDataFolder(given.text("data") ?? "data") === undefined;
  const simplify = simplifyOf(given);
  if (isDry && isNew) return report(given, look(text, unnamedDistrict, [], simplify));
  return withOrders(given, { officer: "import", role: "systemAdministrator" }, async (orders) => {
    const { state: district } = (await orders.read("/api/v1/district")) as { state: District };
    const inForce = areasOf((await orders.read("/api/v1/areas")) as AreaFile);
    const found = look(text, district, inForce, simplify);
    if (!isDry && !("problems" in found) && isAccepted(given, found.findings)) await adopt(orders, file, found);
    return report(given, found);
  });
}

function textOf(file: string): string {
  try {
    return readGivenUnicode(resolve(file), mostBytes.areas);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code ?? message;
    throw new Usage({ zh: "无法读取 {file}（{why}）。", en: "{file} cannot be read ({why})." }, { file, why });
  }
}

/** Metres by which borders are thinned. */
function simplifyOf(given: Given): number | undefined {
  const text = given.text("simplify");
  if (text === undefined) return undefined;
  const metres = Number(text);
  if (Number.isFinite(metres) && metres > 0 && metres <= 100) return metres;
  throw new Usage({
    zh: "--simplify 须为 100 以内的正数（米）。",
    en: "--simplify must be a number of metres above 0 and up to 100.",
  });
}

function look(
  text: string,
  { stations, centre }: District,
  inForce: readonly Area[],
  simplifyMetres: number | undefined,
): AreasRead {
  const progress = progressOf("overlaps");
  try {
    return readAreaFile(text, { stations, centre, inForce, simplifyMetres }, progress);
  } finally {
    progress.end();
  }
}

function isAccepted(given: Given, { overlaps, gaps }: Findings): boolean {
  return (overlaps.length === 0 || given.has("allow-overlaps")) && (gaps.length === 0 || given.has("allow-gaps"));
}

async function adopt(orders: Orders, file: string, { areas, findings }: AreasFound): Promise<void> {
  const { overlaps, gaps } = findings;
  const accepted = {
    ...(overlaps.length === 0 ? {} : { overlapHectares: sumOf(overlaps) }),
    ...(gaps.length === 0 ? {} : { gapHectares: sumOf(gaps) }),
  };
  const body = { source: basename(file).slice(-80).trim(), areas, accepted };
  const [refused] = await orders.give([{ id: ulidOf(Date.now(), randomBytes(10)), name: "AdoptAreas", body }]);
  if (refused !== null && refused !== undefined) throw new Environment(refused.sentence);
}

function sumOf(found: readonly { readonly hectares: number }[]): number {
  return Math.round(found.reduce((sum, { hectares }) => sum + hectares, 0) * 100) / 100;
}

/** Says what was found, in words or as JSON, and answers the exit code. */
function report(given: Given, found: AreasRead): number {
  const isGood = !("problems" in found) && isAccepted(given, found.findings);
  const isAdopted = isGood && !given.has("dry-run");
  if (given.has("json")) {
    const said =
      "problems" in found
        ? { problems: found.problems, overlaps: [], gaps: [] }
        : { areas: countsOf(found.areas), problems: [], ...found.findings };
    process.stdout.write(`${JSON.stringify({ adopted: isAdopted, ...said })}\n`);
    return isGood ? 0 : 2;
  }
  const rows = "problems" in found ? problemRows(found.problems) : findingRows(found.findings);
  if (rows.length > 1)
    note(spoken({ zh: `callsign: 共 ${rows.length} 处：`, en: `callsign: ${rows.length} findings:` }));
  for (const line of aligned(rows)) note(line);
  if (!isGood) note(spoken({ zh: "callsign: 没有启用任何区域。", en: "callsign: No area was taken into use." }));
  if (!("problems" in found) && isGood) {
    const { positions, ...counts } = countsOf(found.areas);
    const rows = [
      ...Object.entries(counts).map(([kind, count]) => [kind, String(count)]),
      ["positions", String(positions)],
    ];
    process.stdout.write(`${aligned(rows).join("\n")}\n`);
  }
  return isGood ? 0 : 2;
}

function countsOf(areas: readonly Area[]): Readonly<Record<string, number>> & { readonly positions: number } {
  const kinds = areaKinds.map((kind) => [kind, areas.filter((area) => area.kind === kind).length] as const);
  return { ...Object.fromEntries(kinds.filter(([, count]) => count > 0)), positions: positionsOf(areas) };
}

function problemRows(problems: readonly Problem[]): readonly (readonly string[])[] {
  return problems.map(({ feature, id = "", field, says }) => [
    feature === 0
      ? spoken({ zh: "文件", en: "file" })
      : spoken({ zh: `第 ${feature} 个要素`, en: `feature ${feature}` }),
    id,
    field,
    spoken(says),
  ]);
}

function findingRows({ overlaps, gaps }: Findings): readonly (readonly string[])[] {
  const where = ({ hectares, point }: { readonly hectares: number; readonly point: Point }) => [
    spoken({ zh: `${hectares.toFixed(2)} 公顷`, en: `${hectares.toFixed(2)} ha` }),
    point.map((degrees) => degrees.toFixed(6)).join(","),
  ];
  return [
    ...overlaps.map((one) => [
      spoken({ zh: "重叠", en: "overlap" }),
      one.kind,
      `${one.one} / ${one.other}`,
      ...where(one),
    ]),
    ...gaps.map((gap) => [spoken({ zh: "未覆盖", en: "gap" }), gap.kind, "", ...where(gap)]),
  ];
}
