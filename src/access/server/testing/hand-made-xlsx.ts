import { crc32, deflateRawSync } from "node:zlib";

interface Claims {
  /** How large each part says it is when unpacked, in the directory and before the part; what it is when absent. */
  readonly unpacked?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
}

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The least that is a workbook, with this XML inside `sheetData`. */
export function workbook(
  sheetData: string,
  more: Readonly<Record<string, Buffer>> = {},
): Readonly<Record<string, Buffer>> {
  return {
    "_rels/.rels": Buffer.from(
      `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": Buffer.from(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": Buffer.from(
      `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": Buffer.from(
      `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ),
    ...more,
  };
}

/** A zip of these parts as APPNOTE.TXT lays it out, deflated; with claims, one that lies. */
export function zipped(parts: Readonly<Record<string, Buffer>>, claims: Claims = {}): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const common = Buffer.concat([
      ...[u16(20), u16(claims.flags ?? 0), u16(8), u32(0x0021_0000), u32(crc32(content)), u32(packed.length)],
      ...[u32(claims.unpacked ?? content.length), u16(Buffer.byteLength(name)), u16(0)],
    ]);
    directory.push(u32(0x02014b50), u16(20), common, u16(0), u16(0), u16(0), u32(0), u32(at), Buffer.from(name));
    const local = Buffer.concat([u32(0x04034b50), common, Buffer.from(name), packed]);
    pieces.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const count = Object.keys(parts).length;
  const end = [u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(index.length), u32(at), u16(0)];
  return Buffer.concat([...pieces, index, ...end]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
