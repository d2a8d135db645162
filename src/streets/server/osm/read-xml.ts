import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import sax from "sax";
import { Environment } from "../../../journal/server/engine/environment.ts";
import type { OsmMember, Tags } from "../../osm-tags.ts";
import type { OsmSource, OsmVisitor } from "./osm-source.ts";
import { damaged, notOsm, truncated, unreadable } from "./osm-trouble.ts";

/** Whether a text that begins like this can be OSM XML; its root element decides. */
export function isXml(start: Buffer): boolean {
  return /^\uFEFF?\s*<(?:\?xml|!--|osm\b)/.test(new TextDecoder(markedEncoding(start)).decode(start));
}

/** An OSM XML file, gzipped or not; as much as one element is in memory. */
export function xmlSource(path: string, bytes: number, isGzipped: boolean): OsmSource {
  return {
    path,
    bytes,
    pass: async (visitor, onBytes) => {
      let done = 0;
      const reader = elementReader(path, visitor, () => done);
      let decoder: TextDecoder | undefined;
      const file = createReadStream(path, { highWaterMark: 1 << 18 });
      file.on("data", (chunk) => {
        done += chunk.length;
        onBytes(done);
      });
      const parse = async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          decoder ??= decoderOf(path, chunk);
          reader.write(decoded(decoder, chunk));
        }
        reader.end(decoder === undefined ? "" : decoded(decoder));
      };
      const decoded = (by: TextDecoder, chunk?: Buffer): string => {
        try {
          return chunk === undefined ? by.decode() : by.decode(chunk, { stream: true });
        } catch (cause) {
          throw damaged(path, done, `not ${by.encoding}`, { cause });
        }
      };
      try {
        await (isGzipped ? pipeline(file, createGunzip(), parse) : pipeline(file, parse));
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code;
        if (code === "Z_BUF_ERROR") throw truncated(path, done, { cause: error });
        if (code?.startsWith("Z_") === true) throw damaged(path, done, (error as Error).message, { cause: error });
        throw unreadable(path, error);
      }
    },
  };
}

/** UTF-16 by its mark; UTF-8 without one. */
function markedEncoding(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  return start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-8";
}

/** In the encoding of its mark or the one the file declares; UTF-8 when there is neither (XML 1.0, section 4.3.3). */
function decoderOf(path: string, start: Buffer): TextDecoder {
  const marked = markedEncoding(start);
  if (marked !== "utf-8") return new TextDecoder(marked, { fatal: true });
  const label = /^\uFEFF?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start.toString("latin1", 0, 300))?.[1];
  try {
    return new TextDecoder(label ?? "utf-8", { fatal: true });
  } catch {
    throw new Environment(
      {
        zh: "{path} 声明的编码“{label}”无法读取，请转换为 UTF-8。",
        en: "{path} declares the encoding “{label}”, which cannot be read; convert the file to UTF-8.",
      },
      { path, label: label ?? "" },
    );
  }
}

interface Open {
  readonly kind: "node" | "way" | "relation";
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly nodes: number[];
  readonly members: OsmMember[];
  tags: Record<string, string> | undefined;
}

function elementReader(path: string, visitor: OsmVisitor, byte: () => number) {
  const parser = sax.parser(true, { trim: false, position: true });
  const depth: string[] = [];
  let sawRoot = false;
  let sawEnd = false;
  let open: Open | undefined;
  let isRemark = false;
  /** Nodes whose position stood inside a way (Overpass: `out geom`); each is told once. */
  const inWays = new Set<number>();

  const onerror = (error: Error) => {
    // The first line says what, the others where; the place is named in bytes read and in lines.
    throw damaged(path, byte(), `${error.message.split("\n")[0] ?? ""}, line ${parser.line + 1}`, { cause: error });
  };
  const onopentag = ({ name, attributes }: sax.Tag | sax.QualifiedTag) => {
    const given = attributes as Readonly<Record<string, string>>;
    depth.push(name);
    if (depth.length === 1) {
      if (name !== "osm" || sawRoot) throw notOsm(path);
      sawRoot = true;
    } else if (depth.length === 2) {
      open = opened(name, given);
      isRemark = name === "remark";
    } else if (open !== undefined && depth.length === 3) {
      addTo(open, name, given);
      if (name === "nd" && given["lon"] !== undefined) tellInside(given);
    }
  };
  const ontext = (text: string) => {
    // Overpass ends an answer it could not finish properly and says so here.
    if (!isRemark || !text.includes("error")) return;
    throw new Environment(
      {
        zh: "{path} 不完整，导出它的服务报告：{text}",
        en: "{path} is incomplete; the service that made it says: {text}",
      },
      { path, text: text.trim().slice(0, 200) },
    );
  };
  const onclosetag = () => {
    depth.pop();
    if (depth.length === 0) sawEnd = true;
    if (depth.length !== 1) return;
    isRemark = false;
    if (open !== undefined) tell(open);
    open = undefined;
  };
  Object.assign(parser, { onerror, onopentag, ontext, onclosetag });

  return {
    write: (text: string) => void parser.write(text),
    end: (text: string) => {
      parser.write(text);
      if (!sawEnd) throw truncated(path, byte());
      parser.close();
    },
  };

  function opened(name: string, given: Readonly<Record<string, string>>): Open | undefined {
    if (name !== "node" && name !== "way" && name !== "relation") return undefined;
    // JOSM keeps what was deleted in the file, and so do full histories.
    if (given["action"] === "delete" || given["visible"] === "false") return undefined;
    const id = Number(given["id"]);
    if (!Number.isSafeInteger(id)) throw damaged(path, byte(), `<${name}> without id, line ${parser.line + 1}`);
    const lon = Math.round(Number(given["lon"] ?? Number.NaN) * 1e7);
    const lat = Math.round(Number(given["lat"] ?? Number.NaN) * 1e7);
    return { kind: name, id, lon, lat, nodes: [], members: [], tags: undefined };
  }

  function tellInside(given: Readonly<Record<string, string>>): void {
    const id = Number(given["ref"]);
    if (!Number.isSafeInteger(id) || inWays.has(id)) return;
    inWays.add(id);
    visitor.node?.(id, Math.round(Number(given["lon"]) * 1e7), Math.round(Number(given["lat"]) * 1e7), undefined);
  }

  function tell({ kind, id, lon, lat, nodes, members, tags }: Open): void {
    if (kind === "node") visitor.node?.(id, lon, lat, tags);
    else if (kind === "way") visitor.way?.(id, nodes, tags ?? noTags);
    else visitor.relation?.(id, members, tags ?? noTags);
  }
}

const noTags: Tags = Object.create(null) as Tags;

function addTo(open: Open, name: string, given: Readonly<Record<string, string>>): void {
  if (name === "tag") {
    open.tags ??= Object.create(null) as Record<string, string>;
    open.tags[given["k"] ?? ""] = given["v"] ?? "";
  } else if (name === "nd") {
    open.nodes.push(Number(given["ref"]));
  } else if (name === "member") {
    const kind = given["type"];
    if (kind !== "node" && kind !== "way" && kind !== "relation") return;
    open.members.push({ kind, id: Number(given["ref"]), role: given["role"] ?? "" });
  }
}
