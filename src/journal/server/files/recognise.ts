import { TextDecoder } from "node:util";
import type { FileType } from "../../../ground/file.ts";
import { officeTypeOf, zipTailBytes } from "./look-into-zip.ts";

/** Enough for every mark at a file's beginning, and for the head of a GeoJSON. */
const headBytes = 4096;

/** Looks at a file as it comes by and says at the end what it is. Holds a few hundred kilobytes at most. */
export interface Recogniser {
  see(part: Buffer): void;
  /** False as soon as it can be nothing that is taken. */
  mayBe(): boolean;
  /** What it is; undefined where that is nothing that is taken. */
  found(): FileType | undefined;
}

/** By its bytes alone; `name` only tells a GeoJSON from another text. */
export function recogniser(name: string): Recogniser {
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer[] = [];
  let held = 0;
  let size = 0;
  const text = textLook();

  const isZip = () => startsWith(head, "PK\u0003\u0004");
  const isHeadWhole = () => head.length >= headBytes;

  function keepTail(part: Buffer): void {
    tail.push(part);
    held += part.length;
    if (held < 2 * zipTailBytes) return;
    tail = [Buffer.concat(tail).subarray(-zipTailBytes)];
    held = zipTailBytes;
  }

  function see(part: Buffer): void {
    if (head.length < headBytes) head = Buffer.concat([head, part.subarray(0, headBytes - head.length)]);
    if (isZip()) keepTail(part);
    size += part.length;
    text.see(part);
  }

  return {
    see: (part) => {
      // A large part is looked at in pieces, so that what is held stays small.
      for (let at = 0; at < part.length; at += zipTailBytes) see(part.subarray(at, at + zipTailBytes));
    },
    mayBe: () => !isHeadWhole() || isZip() || byMark(head) !== undefined || text.isText(),
    found: () => {
      const marked = byMark(head);
      if (marked !== undefined) return marked;
      if (isZip()) return officeTypeOf(Buffer.concat(tail).subarray(-zipTailBytes), size);
      if (!text.isText(true)) return undefined;
      return /\.(geojson|json)$/i.test(name) && isGeoJson(head) ? "geojson" : "text";
    },
  };
}

function startsWith(head: Buffer, mark: string, at = 0): boolean {
  return head.subarray(at, at + mark.length).equals(Buffer.from(mark, "latin1"));
}

const heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
const mp4Brands = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash"];

function byMark(head: Buffer): FileType | undefined {
  if (startsWith(head, "%PDF-")) return "pdf";
  if (startsWith(head, "\u00ff\u00d8\u00ff")) return "jpeg";
  if (startsWith(head, "\u0089PNG\r\n\u001a\n") && startsWith(head, "IHDR", 12)) return "png";
  if (startsWith(head, "RIFF") && startsWith(head, "WEBP", 8)) return "webp";
  if (startsWith(head, "ftyp", 4)) {
    const brand = head.subarray(8, 12).toString("latin1");
    if (heicBrands.includes(brand)) return "heic";
    if (mp4Brands.includes(brand)) return "mp4";
  }
  return undefined;
}

function isGeoJson(head: Buffer): boolean {
  const text = head.toString("utf8").replace(/^\ufeff/, "");
  const kinds = "FeatureCollection|Feature|Point|LineString|Polygon|MultiPoint|MultiLineString|MultiPolygon";
  return /^\s*\{/.test(text) && new RegExp(`"type"\\s*:\\s*"(?:${kinds}|GeometryCollection)"`).test(text);
}

/**
 * Whether all of it is text: UTF-16 with its mark, UTF-8, or else GB18030, which spreadsheets write in China. No control
 * characters but tab and line ends: nearly any bytes are GB18030, but those of a program hold such characters.
 */
function textLook(): { see(part: Buffer): void; isText(isEnd?: boolean): boolean } {
  let possible: TextDecoder[] | undefined;
  /** A first byte that came alone: the mark of UTF-16 has two. */
  let first: Buffer = Buffer.alloc(0);

  const fits = (decoder: TextDecoder, part: Buffer, stream: boolean): boolean => {
    try {
      // oxlint-disable-next-line no-control-regex
      return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(decoder.decode(part, { stream }));
    } catch {
      return false;
    }
  };
  return {
    see: (piece) => {
      const part = first.length === 0 ? piece : Buffer.concat([first, piece]);
      if (possible === undefined && part.length < 2) return void (first = part);
      first = Buffer.alloc(0);
      if (possible === undefined) {
        const mark = part.subarray(0, 2).toString("hex");
        const encodings = mark === "fffe" ? ["utf-16le"] : mark === "feff" ? ["utf-16be"] : ["utf-8", "gb18030"];
        possible = encodings.map((encoding) => new TextDecoder(encoding, { fatal: true }));
      }
      possible = possible.filter((decoder) => fits(decoder, part, true));
    },
    isText: (isEnd = false) => {
      if (possible === undefined)
        return first.length === 0 || fits(new TextDecoder("utf-8", { fatal: true }), first, false);
      if (isEnd) possible = possible.filter((decoder) => fits(decoder, Buffer.alloc(0), false));
      return possible.length > 0;
    },
  };
}
