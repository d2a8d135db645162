import { PbfReader } from "pbf";
import type { OsmMember, Tags } from "../../osm-tags.ts";
import type { OsmVisitor } from "./osm-source.ts";

// Field numbers are those of osmformat.proto (https://wiki.openstreetmap.org/wiki/PBF_Format).

/** What kinds of things a block holds: bits. */
export const nodeBit = 1;
export const wayBit = 2;
export const relationBit = 4;

/** Features a reader must know to read the file at all. */
export function requiredFeatures(header: Uint8Array): string[] {
  const pbf = new PbfReader(header);
  const features: string[] = [];
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 4) features.push(pbf.readString());
  }
  return features;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Granularity in 1e-9 degrees. */
interface Block {
  readonly pbf: PbfReader;
  readonly word: (index: number) => string;
  readonly toLon: (value: number) => number;
  readonly toLat: (value: number) => number;
}

/** Tells the visitor what is in a primitive block; answers the kinds it holds. Throws on what is no such block. */
export function readBlock(bytes: Uint8Array, visitor: OsmVisitor): number {
  const pbf = new PbfReader(bytes);
  const groups: Range[] = [];
  let words: Range = { from: 0, to: 0 };
  let granularity = 100;
  let lonOffset = 0;
  let latOffset = 0;
  // The granularity comes after the groups it is for.
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) words = range(pbf);
    else if (field === 2) groups.push(range(pbf));
    else if (field === 17) granularity = pbf.readVarint();
    else if (field === 19) latOffset = pbf.readVarint(true);
    else if (field === 20) lonOffset = pbf.readVarint(true);
  }
  const block: Block = {
    pbf,
    word: wordsOf(pbf, words),
    toLon: (value) => Math.round((lonOffset + granularity * value) / 100),
    toLat: (value) => Math.round((latOffset + granularity * value) / 100),
  };
  let kinds = 0;
  for (const { from, to } of groups) {
    pbf.pos = from;
    for (let field = pbf.nextField(to); field !== 0; field = pbf.nextField(to)) {
      if (field < 1 || field > 4) continue;
      kinds |= field <= 2 ? nodeBit : field === 3 ? wayBit : relationBit;
      const thing = range(pbf);
      if (visitor.node !== undefined && field === 1) plainNode(block, thing, visitor.node);
      else if (visitor.node !== undefined && field === 2) denseNodes(block, thing, visitor.node);
      else if (visitor.way !== undefined && field === 3) way(block, thing, visitor.way);
      else if (visitor.relation !== undefined && field === 4) relation(block, thing, visitor.relation);
      pbf.pos = thing.to;
    }
  }
  return kinds;
}

function plainNode({ pbf, word, toLon, toLat }: Block, { from, to }: Range, tell: NonNullable<OsmVisitor["node"]>) {
  let id = 0;
  let lon = 0;
  let lat = 0;
  let keys: number[] = [];
  let values: number[] = [];
  pbf.pos = from;
  for (let field = pbf.nextField(to); field !== 0; field = pbf.nextField(to)) {
    if (field === 1) id = pbf.readSVarint();
    else if (field === 2) keys = numbers(pbf);
    else if (field === 3) values = numbers(pbf);
    else if (field === 8) lat = pbf.readSVarint();
    else if (field === 9) lon = pbf.readSVarint();
  }
  tell(id, toLon(lon), toLat(lat), keys.length === 0 ? undefined : tagsOf(word, keys, values));
}

function denseNodes({ pbf, word, toLon, toLat }: Block, { from, to }: Range, tell: NonNullable<OsmVisitor["node"]>) {
  let ids: number[] = [];
  let lons: number[] = [];
  let lats: number[] = [];
  let keysAndValues: number[] = [];
  pbf.pos = from;
  for (let field = pbf.nextField(to); field !== 0; field = pbf.nextField(to)) {
    if (field === 1) ids = differences(pbf);
    else if (field === 8) lats = differences(pbf);
    else if (field === 9) lons = differences(pbf);
    else if (field === 10) keysAndValues = numbers(pbf);
  }
  if (lons.length !== ids.length || lats.length !== ids.length) throw new RangeError("dense nodes without positions");
  let id = 0;
  let lon = 0;
  let lat = 0;
  let at = 0;
  for (let index = 0; index < ids.length; index++) {
    id += ids[index] ?? 0;
    lon += lons[index] ?? 0;
    lat += lats[index] ?? 0;
    let tags: Record<string, string> | undefined;
    // Key, value, key, value, 0 for each node; nothing at all where no node of the block has tags.
    for (; (keysAndValues[at] ?? 0) !== 0; at += 2) {
      tags ??= Object.create(null) as Record<string, string>;
      tags[word(keysAndValues[at] ?? 0)] = word(keysAndValues[at + 1] ?? 0);
    }
    at += 1;
    tell(id, toLon(lon), toLat(lat), tags);
  }
}

function way({ pbf, word }: Block, { from, to }: Range, tell: NonNullable<OsmVisitor["way"]>) {
  let id = 0;
  let keys: number[] = [];
  let values: number[] = [];
  let nodes: number[] = [];
  pbf.pos = from;
  for (let field = pbf.nextField(to); field !== 0; field = pbf.nextField(to)) {
    if (field === 1) id = pbf.readVarint(true);
    else if (field === 2) keys = numbers(pbf);
    else if (field === 3) values = numbers(pbf);
    else if (field === 8) nodes = summed(differences(pbf));
  }
  tell(id, nodes, tagsOf(word, keys, values));
}

const memberKinds = ["node", "way", "relation"] as const;

function relation({ pbf, word }: Block, { from, to }: Range, tell: NonNullable<OsmVisitor["relation"]>) {
  let id = 0;
  let keys: number[] = [];
  let values: number[] = [];
  let roles: number[] = [];
  let ids: number[] = [];
  let kinds: number[] = [];
  pbf.pos = from;
  for (let field = pbf.nextField(to); field !== 0; field = pbf.nextField(to)) {
    if (field === 1) id = pbf.readVarint(true);
    else if (field === 2) keys = numbers(pbf);
    else if (field === 3) values = numbers(pbf);
    else if (field === 8) roles = numbers(pbf);
    else if (field === 9) ids = summed(differences(pbf));
    else if (field === 10) kinds = numbers(pbf);
  }
  const members = ids.map((member, index): OsmMember => {
    const kind = memberKinds[kinds[index] ?? -1];
    if (kind === undefined) throw new RangeError("a member of no kind");
    return { kind, id: member, role: word(roles[index] ?? 0) };
  });
  tell(id, members, tagsOf(word, keys, values));
}

function tagsOf(word: Block["word"], keys: readonly number[], values: readonly number[]): Tags {
  if (keys.length !== values.length) throw new RangeError("keys without values");
  const tags = Object.create(null) as Record<string, string>;
  for (const [index, key] of keys.entries()) tags[word(key)] = word(values[index] ?? 0);
  return tags;
}

/** The block's strings, each decoded when first asked for: most are user names and tags of no interest. */
function wordsOf(pbf: PbfReader, { from, to }: Range): Block["word"] {
  const ranges: Range[] = [];
  pbf.pos = from;
  for (let field = pbf.nextField(to); field !== 0; field = pbf.nextField(to)) {
    if (field === 1) ranges.push(range(pbf));
  }
  const decoded: (string | undefined)[] = [];
  const decoder = new TextDecoder();
  return (index) => {
    const known = decoded[index];
    if (known !== undefined) return known;
    const there = ranges[index];
    if (there === undefined) throw new RangeError("a string that is not there");
    return (decoded[index] = decoder.decode(pbf.buf.subarray(there.from, there.to)));
  };
}

/** The bytes of a field, passed over. Checked, for the reader itself would go on past the end. */
function range(pbf: PbfReader): Range {
  const length = pbf.readVarint();
  const from = pbf.pos;
  const to = from + length;
  if (to > pbf.length) throw new RangeError("a field longer than its block");
  pbf.pos = to;
  return { from, to };
}

function numbers(pbf: PbfReader): number[] {
  checkLength(pbf);
  return pbf.readPackedVarint();
}

function differences(pbf: PbfReader): number[] {
  checkLength(pbf);
  return pbf.readPackedSVarint();
}

function checkLength(pbf: PbfReader): void {
  const start = pbf.pos;
  const end = pbf.readPackedEnd();
  if (end > pbf.length) throw new RangeError("a field longer than its block");
  pbf.pos = start;
}

function summed(values: number[]): number[] {
  let sum = 0;
  for (let index = 0; index < values.length; index++) values[index] = sum += values[index] ?? 0;
  return values;
}
