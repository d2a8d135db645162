import type { Point } from "../ground/point.ts";
import type { Sentence } from "../ground/sentence.ts";
import { toPoint } from "./geometry.ts";
import type { Names } from "./names.ts";
import type { NamedPlace, OsmExtract } from "./osm-extract.ts";
import { type AreaOf, areasOf, isSettlement } from "./place-areas.ts";
import type { GazetteerStreet, Gazetteer } from "./gazetteer.ts";
import { directed, folded, hasHan, lengthened, withDigits } from "./place-text.ts";
import { groupsOf, metresOf, middleOf, nearestOf, type Spot } from "./street-groups.ts";

/** A Chinese name's pinyin, a space between syllables, without tones. */
export type Spell = (name: string) => string;

/** An address belongs to the street of its name no farther away than this; farther ones make a street of their own. */
const addressMetres = 2000;
/** Two streets that meet more than once meet at one crossing as far as this: carriageways, a roundabout's arms. */
const crossingMetres = 150;
/** The same name again so near is the same place: a node and the outline of the same school. */
const samePlaceMetres = 150;

interface Street {
  readonly name: Names;
  readonly spots: readonly Spot[];
  readonly nodes: ReadonlySet<number>;
  readonly numbers: Map<string, Spot>;
}

interface Crossing {
  readonly of: number;
  readonly with: number;
  readonly spot: Spot;
}

/** What people name on a map: streets, where they cross, house numbers, places; each with the area it lies in. */
export function gazetteerOf({ nodes, roads, places }: OsmExtract, spell: Spell): Gazetteer {
  const byId = new Map<number, Spot>();
  for (const [at, id] of nodes.ids.entries()) byId.set(id, { lon: nodes.lon[at] ?? 0, lat: nodes.lat[at] ?? 0 });
  const streets = streetsOf(roads, byId, places);
  const named = placesOf(places);
  const all = [...byId.values(), ...places];
  if (all.length === 0) return { box: null, areas: [], streets: [], places: [] };
  const [west, east] = ends(all.map(({ lon }) => lon));
  const [south, north] = ends(all.map(({ lat }) => lat));
  // A road that leads far off the map moves the middle of its box, but not that of what is on it.
  const middle = { lon: median(all.map(({ lon }) => lon)), lat: median(all.map(({ lat }) => lat)) };
  const half = median(all.map((spot) => metresOf(spot, middle)));
  const told = areaList(areasOf(places.filter(isSettlement), middle, half));
  const middles = streets.map(({ spots }) => middleOf(spots));
  const streetAreas = told.each(middles, (at) => keyOf(streets[at]?.name));
  const crossings = crossingsOf(streets, byId);
  const crossingAreas = told.each(
    crossings.map(({ spot }) => spot),
    (at) => `${crossings[at]?.of} ${crossings[at]?.with}`,
  );
  const placeAreas = told.each(named, (at) => keyOf(named[at]?.name));
  const findable = (name: Names, spot: Spot, area: number | undefined) => ({
    name,
    keys: keysOf(name),
    ...syllablesOf(name, spell),
    area: area ?? 0,
    point: pointOf(spot),
  });
  const meetings = groupedBy(
    crossings.flatMap(({ of, with: other, spot }, index) => [
      { of, with: other, spot, index },
      { of: other, with: of, spot, index },
    ]),
    ({ of }) => of,
  );
  const made = streets.map(({ name, numbers }, at): GazetteerStreet => ({
    ...findable(name, middles[at] ?? middle, streetAreas[at]),
    crossings: (meetings.get(at) ?? []).map(({ with: other, index, spot }) => ({
      with: other,
      area: crossingAreas[index] ?? 0,
      point: pointOf(spot),
    })),
    numbers: [...numbers].map(([number, spot]) => ({ number, point: pointOf(spot) })),
  }));
  return {
    box: [...pointOf({ lon: west, lat: south }), ...pointOf({ lon: east, lat: north })],
    areas: told.areas,
    streets: made,
    places: named.map(({ name, kind, street, houseNumber, ...spot }, at) => ({
      ...findable(name, spot, placeAreas[at]),
      kind,
      ...(street === undefined || houseNumber === undefined ? {} : { street, houseNumber }),
    })),
  };
}

function streetsOf(
  roads: OsmExtract["roads"],
  byId: ReadonlyMap<number, Spot>,
  places: readonly NamedPlace[],
): Street[] {
  const ways = groupedBy(roads, ({ name }) => keyOf(name));
  const addresses = groupedBy(places, ({ street }) => (street === undefined ? "" : folded(street)));
  const keys = [...new Set([...ways.keys(), ...addresses.keys()])].filter((key) => key !== "").toSorted();
  return keys.flatMap((key) => {
    const lines = ways.get(key) ?? [];
    const whole = gathered(
      lines.map(({ nodes }) => nodes.flatMap((id) => byId.get(id) ?? [])),
      lines,
    ).map(({ things, spots }): Street => ({
      name: fullest(things.map(({ name }) => name)),
      spots,
      nodes: new Set(things.flatMap(({ nodes }) => nodes)),
      numbers: new Map(),
    }));
    const apart: NamedPlace[] = [];
    for (const address of addresses.get(key) ?? []) {
      const near = whole.map((street) => ({ street, ...nearestOf(street.spots, address) }));
      const best = near.toSorted((a, b) => a.metres - b.metres)[0];
      if (best === undefined || best.metres > addressMetres) apart.push(address);
      else number(best.street, address);
    }
    const alone = gathered(
      apart.map((address) => [address]),
      apart,
    ).map(({ things, spots }) => {
      const street: Street = { name: { local: things[0]?.street ?? key }, spots, nodes: new Set(), numbers: new Map() };
      for (const address of things) number(street, address);
      return street;
    });
    return [...whole, ...alone];
  });
}

function number({ numbers }: Street, { houseNumber, lon, lat }: NamedPlace): void {
  // Of shops in one house, the first.
  if (houseNumber !== undefined && !numbers.has(houseNumber)) numbers.set(houseNumber, { lon, lat });
}

/** The things whose lines lie together, with the spots of those lines; those without any spot are left out. */
function gathered<Thing>(lines: readonly (readonly Spot[])[], things: readonly Thing[]) {
  const groups = new Map<number, { things: Thing[]; spots: Spot[] }>();
  for (const [at, group] of groupsOf(lines).entries()) {
    const line: readonly Spot[] | undefined = lines[at];
    const thing: Thing | undefined = things[at];
    if (line === undefined || line.length === 0 || thing === undefined) continue;
    const found = groups.get(group) ?? { things: [], spots: [] };
    found.things.push(thing);
    found.spots.push(...line);
    groups.set(group, found);
  }
  return [...groups.values()];
}

function crossingsOf(streets: readonly Street[], byId: ReadonlyMap<number, Spot>): readonly Crossing[] {
  const at = new Map<number, number[]>();
  for (const [street, { nodes }] of streets.entries()) {
    for (const node of nodes) {
      const there = at.get(node);
      if (there === undefined) at.set(node, [street]);
      else there.push(street);
    }
  }
  const pairs = new Map<string, Crossing[]>();
  for (const [node, there] of at) {
    const spot = byId.get(node);
    if (spot === undefined) continue;
    for (const [index, of] of there.entries()) {
      for (const other of there.slice(index + 1)) {
        const known = pairs.get(`${of} ${other}`) ?? [];
        if (known.some((crossing) => metresOf(crossing.spot, spot) <= crossingMetres)) continue;
        pairs.set(`${of} ${other}`, [...known, { of, with: other, spot }]);
      }
    }
  }
  return [...pairs.values()].flat();
}

function placesOf(places: readonly NamedPlace[]): readonly (NamedPlace & { readonly name: Names })[] {
  const known = new Map<string, NamedPlace[]>();
  return places.flatMap((place) => {
    const { name } = place;
    if (name === undefined) return [];
    const same = known.get(keyOf(name)) ?? [];
    if (same.some((other) => metresOf(other, place) <= samePlaceMetres)) return [];
    known.set(keyOf(name), [...same, place]);
    return { ...place, name };
  });
}

const origin: Spot = { lon: 0, lat: 0 };

/** Collects areas, each once; things of one name are told apart as finely as it takes. */
function areaList(areaOf: AreaOf) {
  const areas: Sentence[] = [];
  const positions = new Map<string, number>();
  const put = (area: Sentence): number => {
    const key = JSON.stringify(area);
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, areas.length);
    return areas.push(area) - 1;
  };
  const each = (spots: readonly Spot[], nameOf: (at: number) => string): number[] => {
    const found: number[] = [];
    for (const same of groupedBy([...spots.keys()], nameOf).values()) {
      const plainly = same.map((at) => areaOf(spots[at] ?? origin, false));
      const isEnough = new Set(plainly.map(({ zh }) => zh)).size === same.length;
      for (const [index, at] of same.entries()) {
        found[at] = put((isEnough ? plainly[index] : undefined) ?? areaOf(spots[at] ?? origin, true));
      }
    }
    return found;
  };
  return { areas, each };
}

function groupedBy<Thing, Key>(things: readonly Thing[], key: (thing: Thing) => Key): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group === undefined) groups.set(key(thing), [thing]);
    else group.push(thing);
  }
  return groups;
}

function keyOf(name: Names | undefined): string {
  return name === undefined ? "" : folded(name.local);
}

/** Of the names that ways of one street bear, the one in most languages. */
function fullest(names: readonly (Names | undefined)[]): Names {
  const count = (name: Names | undefined) => Object.keys(name ?? {}).length;
  return names.reduce((best, name) => (count(name) > count(best) ? name : best), names[0]) ?? { local: "" };
}

/** What a name is found by. */
export function keysOf({ local, zh, en }: Names): readonly string[] {
  const keys = [local, zh, en].flatMap((name) => (name === undefined ? [] : keysOfName(name)));
  return [...new Set(keys)].filter((key) => key !== "");
}

function keysOfName(name: string): readonly string[] {
  const key = folded(name);
  return [key, lengthened(key), directed(lengthened(key)), withDigits(key)];
}

function syllablesOf({ local, zh }: Names, spell: Spell): { readonly syllables?: string } {
  const name = zh ?? local;
  return hasHan(name) ? { syllables: spell(name) } : {};
}

function pointOf({ lon, lat }: Spot): Point {
  const [longitude, latitude] = toPoint(lon, lat);
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
}

function ends(values: readonly number[]): readonly [number, number] {
  return [
    values.reduce((least, value) => Math.min(least, value), Infinity),
    values.reduce((most, value) => Math.max(most, value), -Infinity),
  ];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
