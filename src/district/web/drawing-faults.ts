import { phrase, type Sentence } from "../../ground/sentence.ts";
import { codeSchema } from "../../ground/text.ts";
import { hectaresOf, type Land, landKinds } from "../areas.ts";
import type { Point } from "../../ground/point.ts";
import { crossing, runsBack } from "../ring.ts";
import type { Drawing } from "./area-drawing.ts";
import { areaKindNames } from "../area-kinds.ts";
import { drawingTexts as texts } from "./areas-texts.ts";

/** What keeps a drawing from being saved; `at` is where on the map, where it is a place. */
export interface Fault {
  readonly land: number | null;
  readonly says: Sentence;
  readonly at?: Point;
}

/**
 * What is wrong with the areas that are not as they were before: without a code, a name or a station, with fewer than
 * three corners, outlines that cross or run back over themselves, codes that come twice, a kind without any area.
 */
export function faultsOf(
  before: readonly Land[],
  { lands }: Pick<Drawing, "lands">,
  stations: Readonly<Record<string, unknown>>,
): readonly Fault[] {
  const known = new Set(before);
  const codes = new Map<string, number>();
  for (const { kind, id } of lands) codes.set(`${kind} ${id}`, (codes.get(`${kind} ${id}`) ?? 0) + 1);
  const faults = lands.flatMap((land, index): readonly Fault[] => {
    const isTwice = (codes.get(`${land.kind} ${land.id}`) ?? 0) > 1;
    if (known.has(land) && !isTwice) return [];
    return faultsOfLand(land, isTwice, stations).map((fault) => ({ ...fault, land: index }));
  });
  const emptied = landKinds.filter(
    (kind) => before.some((land) => land.kind === kind) && !lands.some((land) => land.kind === kind),
  );
  return [
    ...faults,
    ...emptied.map((kind) => ({ land: null, says: phrase(texts.kindEmptied, { kind: areaKindNames[kind] }) })),
  ];
}

function faultsOfLand(
  land: Land,
  isTwice: boolean,
  stations: Readonly<Record<string, unknown>>,
): readonly Omit<Fault, "land">[] {
  const { kind, id, name } = land;
  const named = { kind: areaKindNames[kind], id: id === "" ? "?" : id };
  const says = (text: Sentence) => ({ says: phrase(text, named) });
  const isUnknownStation = kind === "station" && !Object.hasOwn(stations, id);
  return [
    ...(isUnknownStation ? [says(texts.noStation)] : codeSchema.safeParse(id).success ? [] : [says(texts.noCode)]),
    ...(isTwice && id !== "" ? [says(texts.codeTwice)] : []),
    ...(name.zh.trim() === "" || name.en.trim() === "" ? [says(texts.noName)] : []),
    ...outlineFaults(land, named),
  ];
}

function outlineFaults(
  { parts }: Land,
  named: { readonly kind: Sentence; readonly id: string },
): readonly Omit<Fault, "land">[] {
  if (parts.some((rings) => rings.some((ring) => ring.length < 3))) {
    return [{ says: phrase(texts.fewCorners, named) }];
  }
  for (const rings of parts) {
    for (const [at, text] of [
      [crossing(rings), texts.crosses],
      [runsBack(rings), texts.runsBack],
    ] as const) {
      if (at !== undefined) return [{ says: phrase(text, { ...named, at: at.join(", ") }), at }];
    }
  }
  return hectaresOf(parts) > 0 ? [] : [{ says: phrase(texts.noExtent, named) }];
}
