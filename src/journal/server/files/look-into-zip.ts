/*
 * Word and Excel write ZIP archives. What is in one is listed at its end: the list is read, and nothing is unpacked. An
 * archive that is no document of the two, or would grow beyond measure when somebody opens it, is not taken.
 *
 * APPNOTE.TXT 6.3.10, §4.3.12 (entries of the list) and §4.3.16 (its end). Archives of more than 4 GB have other records and
 * are not read.
 */

/** The list and its end must lie within so many bytes of the end; a document of some thousand pictures needs as much. */
export const zipTailBytes = 256 * 1024;

/** What a document may say it unpacks to, in all and against its size. */
const mostUnpacked = 512 * 1024 * 1024;
const mostGrowth = 200;
/** Small documents of many repetitions are no danger whatever they grow by. */
const freeUnpacked = 16 * 1024 * 1024;

const endMark = 0x0605_4b50;
const entryMark = 0x0201_4b50;
const endBytes = 22;
const entryBytes = 46;

interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

/** Whether the archive with this end, of so many bytes as a whole, is a Word document or an Excel workbook. */
export function officeTypeOf(tail: Buffer, size: number): "docx" | "xlsx" | undefined {
  const entries = entriesIn(tail, size);
  if (entries === undefined) return undefined;
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  // Entries that share their bytes (a bomb without nesting) say more than there are.
  if (packed > size || unpacked > mostUnpacked) return undefined;
  if (unpacked > freeUnpacked && unpacked > size * mostGrowth) return undefined;
  const names = new Set(entries.map(({ name }) => name));
  if (names.size !== entries.length || !names.has("[Content_Types].xml")) return undefined;
  // Macros are programs: a document that holds some has another ending, and is not taken under this one either.
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return undefined;
  if (names.has("word/document.xml")) return "docx";
  return names.has("xl/workbook.xml") ? "xlsx" : undefined;
}

/** The list at the end; undefined where it cannot be read, or does not lie where the archive says. */
function entriesIn(tail: Buffer, size: number): readonly Entry[] | undefined {
  const end = endOf(tail);
  if (end === undefined) return undefined;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  const start = end - length;
  if (start < 0 || size - tail.length + start !== offset) return undefined;
  const entries: Entry[] = [];
  for (let at = start; at < end;) {
    if (at + entryBytes > end || tail.readUInt32LE(at) !== entryMark) return undefined;
    const nameBytes = tail.readUInt16LE(at + 28);
    const next = at + entryBytes + nameBytes + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
    if (next > end) return undefined;
    const name = tail.subarray(at + entryBytes, at + entryBytes + nameBytes).toString("utf8");
    entries.push({ name, packed: tail.readUInt32LE(at + 20), unpacked: tail.readUInt32LE(at + 24) });
    at = next;
  }
  return entries.length === count ? entries : undefined;
}

function endOf(tail: Buffer): number | undefined {
  for (let at = tail.length - endBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === endMark && at + endBytes + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return undefined;
}
