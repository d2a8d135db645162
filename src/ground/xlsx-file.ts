import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { WrittenTable } from "./table-text.ts";

/*
 * A workbook of one sheet (ECMA-376, the least that Excel, WPS and LibreOffice open), in a ZIP archive without compression
 * (APPNOTE 6.3). Every cell is an inline text and never a formula. Why it is written here: docs/decisions/0064.
 */

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

function escaped(text: string): string {
  return (
    text
      // What XML 1.0 cannot carry.
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

/** The longest text that a cell of Excel holds. */
const longestCell = 32_767;

function sheetXml({ heads, rows }: WrittenTable): string {
  const line = (cells: readonly string[], at: number) =>
    `<row r="${at + 1}">${cells
      .map((text, column) => {
        const place = `${columnName(column)}${at + 1}`;
        const held = escaped(text.slice(0, longestCell));
        return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${held}</t></is></c>`;
      })
      .join("")}</row>`;
  return `${xmlHead}<worksheet xmlns="${main}"><sheetData>${[heads, ...rows].map(line).join("")}</sheetData></worksheet>`;
}

/** `A`, `Z`, `AA`: the name of a column by its place from 0. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

/** Excel takes at most 31 characters and not these. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\']/g, " ")
      .trim()
      .slice(0, 31) || "Sheet1"
  );
}

/** The workbook as a file. `name`: of its sheet. `at`: the moment that its parts bear. */
export function xlsxFile(table: WrittenTable, name: string, at: Date): Uint8Array<ArrayBuffer> {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts: readonly (readonly [string, string])[] = [
    [
      "[Content_Types].xml",
      `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${xmlHead}<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ["xl/worksheets/sheet1.xml", sheetXml(table)],
  ];
  return zipOf(
    parts.map(([path, xml]) => ({ path: utf8ToBytes(path), bytes: utf8ToBytes(xml) })),
    at,
  );
}

interface Part {
  readonly path: Uint8Array;
  readonly bytes: Uint8Array;
}

function zipOf(parts: readonly Part[], at: Date): Uint8Array<ArrayBuffer> {
  const [time, day] = dosTime(at);
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes } of parts) {
    // Version 2.0, names in UTF-8, stored.
    const shared = [
      ...[le(20, 2), le(0x0800, 2), le(0, 2), le(time, 2), le(day, 2)],
      ...[le(crc32(bytes), 4), le(bytes.length, 4), le(bytes.length, 4), le(path.length, 2), le(0, 2)],
    ];
    const local = concatBytes(le(0x04034b50, 4), ...shared, path, bytes);
    directory.push(
      concatBytes(le(0x02014b50, 4), le(20, 2), ...shared, le(0, 2), le(0, 2), le(0, 2), le(0, 4), le(offset, 4), path),
    );
    bodies.push(local);
    offset += local.length;
  }
  const listed = concatBytes(...directory);
  const count = parts.length;
  const end = [
    le(0x06054b50, 4),
    le(0, 2),
    le(0, 2),
    le(count, 2),
    le(count, 2),
    le(listed.length, 4),
    le(offset, 4),
    le(0, 2),
  ];
  return concatBytes(...bodies, listed, ...end);
}

/** A number in so many bytes, the lowest first. */
function le(value: number, bytes: 2 | 4): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 0xff);
}

function dosTime(at: Date): readonly [number, number] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = ((Math.max(1980, at.getUTCFullYear()) - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [time, day];
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
