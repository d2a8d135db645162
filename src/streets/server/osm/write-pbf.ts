import { deflateSync } from "node:zlib";
import { PbfWriter } from "pbf";

type Words = Readonly<Record<string, string>>;

/** What a file is to hold. Positions in 1e-7 degrees. */
export interface Drawn {
  readonly nodes?: readonly {
    readonly id: number;
    readonly lon: number;
    readonly lat: number;
    readonly tags?: Words;
  }[];
  readonly ways?: readonly { readonly id: number; readonly nodes: readonly number[]; readonly tags: Words }[];
  readonly relations?: readonly {
    readonly id: number;
    readonly members: readonly (readonly [kind: 0 | 1 | 2, id: number, role: string])[];
    readonly tags: Words;
  }[];
}

export interface Form {
  readonly dense: boolean;
  /** In 1e-9 degrees; positions must be multiples of it after the offset. */
  readonly granularity?: number;
  readonly offset?: number;
}

/** Things in a block: a reader holds one block at a time. */
const inBlock = 8000;

/** A whole file, in blocks. */
export function pbfFile({ nodes = [], ways = [], relations = [] }: Drawn): Buffer {
  const blocks = [
    ...chunksOf(nodes).map((some) => ({ nodes: some })),
    ...chunksOf(ways).map((some) => ({ ways: some })),
    ...chunksOf(relations).map((some) => ({ relations: some })),
  ];
  return Buffer.concat([pbfHeader(), ...blocks.map((block) => pbfData(block, { dense: true }))]);
}

function chunksOf<Item>(list: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(list.length / inBlock) }, (_, at) =>
    list.slice(at * inBlock, (at + 1) * inBlock),
  );
}

/** The header block of a file that needs these features to be read. */
export function pbfHeader(features: readonly string[] = ["OsmSchema-V0.6", "DenseNodes"]): Buffer {
  const header = new PbfWriter();
  for (const feature of features) writeText(header, 4, feature);
  return framed("OSMHeader", packed(header.finish(), true));
}

/** One block of data. */
export function pbfData({ nodes = [], ways = [], relations = [] }: Drawn, form: Form, isPacked = true): Buffer {
  const words = new Map([["", 0]]);
  const word = (text: string) => {
    const known = words.get(text) ?? words.size;
    words.set(text, known);
    return known;
  };
  const { granularity = 100, offset = 0 } = form;
  const scaled = (units: number) => (units * 100 - offset) / granularity;
  const tagged = (writer: PbfWriter, tags: Words) => {
    writer.writePackedVarint(2, Object.keys(tags).map(word));
    writer.writePackedVarint(3, Object.values(tags).map(word));
  };
  const group = new PbfWriter();
  if (form.dense && nodes.length > 0) {
    const dense = new PbfWriter();
    dense.writePackedSVarint(1, differences(nodes.map(({ id }) => id)));
    dense.writePackedSVarint(8, differences(nodes.map(({ lat }) => scaled(lat))));
    dense.writePackedSVarint(9, differences(nodes.map(({ lon }) => scaled(lon))));
    const pairs = nodes.flatMap(({ tags = {} }) => [...Object.entries(tags).flat().map(word), 0]);
    dense.writePackedVarint(10, pairs);
    writeBytes(group, 2, dense.finish());
  }
  for (const { id, lon, lat, tags = {} } of form.dense ? [] : nodes) {
    const node = new PbfWriter();
    node.writeTag(1, 0);
    node.writeSVarint(id);
    tagged(node, tags);
    node.writeTag(8, 0);
    node.writeSVarint(scaled(lat));
    node.writeTag(9, 0);
    node.writeSVarint(scaled(lon));
    writeBytes(group, 1, node.finish());
  }
  for (const { id, nodes, tags } of ways) {
    const way = new PbfWriter();
    way.writeTag(1, 0);
    way.writeVarint(id);
    tagged(way, tags);
    way.writePackedSVarint(8, differences(nodes));
    writeBytes(group, 3, way.finish());
  }
  for (const { id, members, tags } of relations) {
    const relation = new PbfWriter();
    relation.writeTag(1, 0);
    relation.writeVarint(id);
    tagged(relation, tags);
    relation.writePackedVarint(
      8,
      members.map(([, , role]) => word(role)),
    );
    relation.writePackedSVarint(9, differences(members.map(([, member]) => member)));
    relation.writePackedVarint(
      10,
      members.map(([kind]) => kind),
    );
    writeBytes(group, 4, relation.finish());
  }
  const table = new PbfWriter();
  for (const text of words.keys()) writeText(table, 1, text);
  const block = new PbfWriter();
  writeBytes(block, 1, table.finish());
  writeBytes(block, 2, group.finish());
  block.writeTag(17, 0);
  block.writeVarint(granularity);
  for (const field of [19, 20]) {
    block.writeTag(field, 0);
    block.writeVarint(offset);
  }
  return framed("OSMData", packed(block.finish(), isPacked));
}

function packed(content: Uint8Array, isPacked: boolean): Uint8Array {
  const blob = new PbfWriter();
  if (!isPacked) {
    writeBytes(blob, 1, content);
    return blob.finish();
  }
  blob.writeTag(2, 0);
  blob.writeVarint(content.length);
  writeBytes(blob, 3, deflateSync(content));
  return blob.finish();
}

function framed(type: string, blob: Uint8Array): Buffer {
  const header = new PbfWriter();
  writeText(header, 1, type);
  header.writeTag(3, 0);
  header.writeVarint(blob.length);
  const bytes = header.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes, blob]);
}

function writeBytes(writer: PbfWriter, field: number, bytes: Uint8Array): void {
  writer.writeTag(field, 2);
  writer.writeBytes(bytes);
}

function writeText(writer: PbfWriter, field: number, text: string): void {
  writer.writeTag(field, 2);
  writer.writeString(text);
}

function differences(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}
