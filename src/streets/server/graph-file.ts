import type { RoadGraph } from "../road-graph.ts";

/*
 * The road graph as bytes: "CSGRAPH1"; the length of the head; the head as JSON (each array's type, offset and length,
 * the numbers and names); then the arrays. Each array begins at a multiple of eight, so that it can be used in place,
 * uncopied.
 */
const magic = "CSGRAPH1";

const kinds = { Int32Array, Uint32Array, Uint8Array, Float32Array, Float64Array } as const;
type Kind = keyof typeof kinds;

interface Head {
  readonly arrays: Readonly<Record<string, { readonly kind: Kind; readonly at: number; readonly length: number }>>;
  readonly plain: Readonly<Record<string, unknown>>;
}

export function graphBytes(graph: RoadGraph): Buffer {
  const arrays: Record<string, { kind: Kind; at: number; length: number }> = {};
  const plain: Record<string, unknown> = {};
  const parts: { at: number; bytes: Uint8Array }[] = [];
  let at = 0;
  for (const [name, value] of Object.entries(graph)) {
    if (!ArrayBuffer.isView(value)) {
      plain[name] = value;
      continue;
    }
    const array = value as Uint32Array;
    arrays[name] = { kind: array.constructor.name as Kind, at, length: array.length };
    parts.push({ at, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) });
    at += Math.ceil(array.byteLength / 8) * 8;
  }
  const head = Buffer.from(JSON.stringify({ arrays, plain } satisfies Head));
  const begin = Math.ceil((magic.length + 4 + head.length) / 8) * 8;
  const bytes = Buffer.alloc(begin + at);
  bytes.write(magic, "latin1");
  bytes.writeUInt32LE(head.length, magic.length);
  head.copy(bytes, magic.length + 4);
  for (const part of parts) bytes.set(part.bytes, begin + part.at);
  return bytes;
}

/** How many bytes of a file make its head, by its first twelve. Throws when it is not such a graph. */
export function graphHeadBytes(first: Buffer): number {
  if (first.toString("latin1", 0, magic.length) !== magic) throw new Error("not a road graph of this version");
  return magic.length + 4 + first.readUInt32LE(magic.length);
}

/** How long the file of a graph with this head is. Throws when the head cannot be read. */
export function graphSize(head: Buffer): number {
  const length = graphHeadBytes(head);
  const { arrays } = JSON.parse(head.toString("utf8", magic.length + 4, length)) as Head;
  const ends = Object.values(arrays).map(({ kind, at, length: count }) => at + count * kinds[kind].BYTES_PER_ELEMENT);
  return Math.ceil(length / 8) * 8 + Math.ceil(Math.max(0, ...ends) / 8) * 8;
}

/** The graph in these bytes; the arrays share their memory. Throws when they are not such a graph, whole. */
export function graphIn(bytes: Buffer): RoadGraph {
  if (bytes.toString("latin1", 0, magic.length) !== magic) throw new Error("not a road graph of this version");
  const length = bytes.readUInt32LE(magic.length);
  const { arrays, plain } = JSON.parse(bytes.toString("utf8", magic.length + 4, magic.length + 4 + length)) as Head;
  const begin = Math.ceil((magic.length + 4 + length) / 8) * 8;
  // A pool's buffer begins anywhere; arrays need their own alignment.
  const own = new ArrayBuffer(bytes.length - begin);
  new Uint8Array(own).set(bytes.subarray(begin));
  const views = Object.entries(arrays).map(([name, { kind, at, length: count }]) => {
    const array = new kinds[kind](own, at, count);
    return [name, array] as const;
  });
  return { ...plain, ...Object.fromEntries(views) } as unknown as RoadGraph;
}
