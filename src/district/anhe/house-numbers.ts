import { metresPerNumber } from "./addresses.ts";
import type { Place } from "./town.ts";
import type { Network, Way } from "./network.ts";
import { alongPath, lengthOf } from "./plane.ts";

/** One in this many house numbers is on the map, as in a town surveyed in part. */
const numbersApart = 4;
/** Kilometres between the middle of the street and its houses. */
const houseOff = 0.014;

export interface House {
  readonly street: string;
  readonly number: number;
  readonly place: Place;
  readonly way: Way;
}

/** Houses with their numbers along every street that people live on; the numbers of a street go on from piece to piece. */
export function* houseNumbers(network: Network): Generator<House> {
  const pieces = new Map<string, Way[]>();
  for (const way of network.ways.filter(hasHouses)) {
    const street = way.tags["name"] ?? "";
    pieces.set(street, [...(pieces.get(street) ?? []), way]);
  }
  for (const [street, ways] of pieces) {
    let before = 0;
    for (const { way, path } of inOrder(network, ways)) {
      yield* along(street, way, path, before);
      before += lengthOf(path) * 1000;
    }
  }
}

function hasHouses({ kind, tags }: Way): boolean {
  const name = tags["name"];
  return (
    name !== undefined &&
    kind !== "fast" &&
    kind !== "rail" &&
    !/公路$|乡道$/u.test(name) &&
    tags["highway"] !== "trunk"
  );
}

/** The pieces of a street from one of its ends to the other, the way the first one goes, each that way round. */
function inOrder(network: Network, ways: readonly Way[]): readonly { way: Way; path: readonly Place[] }[] {
  const whole = ways.map((way) => ({ way, path: network.pathOf(way) }));
  const [first, last] = [whole[0]?.path[0], whole[0]?.path.at(-1)];
  if (first === undefined || last === undefined) return whole;
  const [x, y] = [last[0] - first[0], last[1] - first[1]];
  const far = ([east, north]: Place) => east * x + north * y;
  return whole
    .map(({ way, path }) => ({
      way,
      path: far(path[0] ?? first) <= far(path.at(-1) ?? last) ? path : path.toReversed(),
    }))
    .toSorted((a, b) => far(a.path[0] ?? first) - far(b.path[0] ?? first));
}

function* along(street: string, way: Way, path: readonly Place[], before: number): Generator<House> {
  const metres = lengthOf(path) * 1000;
  const first = Math.ceil(before / metresPerNumber / numbersApart) * numbersApart;
  for (let number = first; number * metresPerNumber < before + metres; number += numbersApart) {
    const [[east, north], [x, y]] = alongPath(path, (number * metresPerNumber - before) / 1000);
    // Even on one side, odd on the other.
    const off = (number / numbersApart) % 2 === 0 ? houseOff : -houseOff;
    yield { street, number: number + 1, place: [east - y * off, north + x * off], way };
  }
}
