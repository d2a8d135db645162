/*
 * Finds the rows of a table. A quoted cell may hold line breaks (RFC 4180), and real tables have stray quotation marks:
 * one at the beginning of a cell would swallow every row up to the next mark. Therefore a cell counts as quoted only if
 * its mark is closed before a separator or the end of the line, and if no line inside it is a whole row by itself.
 * Otherwise the mark is part of the text.
 */
export interface TableRecord {
  /** The line it begins on, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Records {
  /** The next line of the file; answers the rows that are certain now. */
  take(line: string): readonly TableRecord[];
  /** The file is over: the rows still held, and the line of one that ends inside a quoted cell. */
  end(): { readonly records: readonly TableRecord[]; readonly cut?: number };
}

/** A quoted cell over more lines than this is a stray mark. */
const mostLines = 400;

/** `isRow` says whether cells are a whole row of this table by themselves. */
export function recordsOf(separator: string, isRow: (cells: readonly string[]) => boolean, firstLine = 1): Records {
  let held: string[] = [];
  let next = firstLine;
  let begun = firstLine;

  function take(line: string): TableRecord[] {
    const found: TableRecord[] = [];
    const waiting = [line];
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      if (held.length === 0) begun = next;
      next += 1;
      const ending = endOf(one, held.length > 0, separator);
      const isStray =
        held.length > 0 && (ending === "stray" || held.length >= mostLines || isRow(cellsOf(one, separator)));
      if (isStray) {
        found.push(release());
        waiting.unshift(...released, one);
      } else if (ending === "open") {
        held.push(one);
      } else {
        const whole = [...held, one].join("\n");
        held = [];
        if (whole !== "") found.push({ line: begun, cells: cellsOf(whole, separator) });
      }
    }
    return found;
  }

  let released: readonly string[] = [];
  /** The mark on the first line held is text: that line is a row, and the others, `released`, are read again. */
  function release(): TableRecord {
    const [first = "", ...rest] = held;
    released = rest;
    next = begun + 1;
    held = [];
    return { line: begun, cells: cellsOf(first, separator) };
  }
  return {
    take,
    end: () => {
      const records: TableRecord[] = [];
      // A mark that nothing closes swallowed lines: they are told one by one. On the last line it is a file cut short.
      while (held.length > 1) {
        records.push(release());
        for (const line of released) records.push(...take(line));
      }
      const isCut = held.length > 0;
      held = [];
      return isCut ? { records, cut: begun } : { records };
    },
  };
}

/** Whether a line ends inside a quoted cell; `stray` when a mark closes what was open and other text follows it. */
function endOf(line: string, startsInside: boolean, separator: string): "open" | "closed" | "stray" {
  let inside = startsInside;
  let isStart = !startsInside;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (inside) {
      if (character !== '"') continue;
      if (line.charAt(at + 1) === '"') {
        at += 1;
        continue;
      }
      if (!isEnd(line, at + 1, separator)) {
        if (startsInside) return "stray";
        // The cell began on this line and its mark is text: what follows up to the separator is, too.
        inside = false;
        isStart = false;
        continue;
      }
      inside = false;
      isStart = false;
      startsInside = false;
    } else if (character === '"' && isStart) {
      inside = true;
    } else {
      isStart = line.startsWith(separator, at);
    }
  }
  return inside ? "open" : "closed";
}

function isEnd(text: string, at: number, separator: string): boolean {
  return at >= text.length || text.startsWith(separator, at) || text.charAt(at) === "\n";
}

/** The cells of a row. A quotation mark that nothing closes before a separator is part of its cell's text. */
export function cellsOf(text: string, separator: string): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at <= text.length;) {
    const quoted = text.charAt(at) === '"' ? quotedCell(text, at, separator) : undefined;
    const end = quoted?.end ?? endOfPlain(text, at, separator);
    cells.push(quoted?.value ?? text.slice(at, end));
    at = end + separator.length;
    if (end >= text.length) break;
  }
  return cells;
}

function endOfPlain(text: string, at: number, separator: string): number {
  const found = text.indexOf(separator, at);
  return found < 0 ? text.length : found;
}

function quotedCell(text: string, from: number, separator: string): { value: string; end: number } | undefined {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text.charAt(at + 1) === '"') {
      at += 1;
      continue;
    }
    if (at + 1 < text.length && !text.startsWith(separator, at + 1)) return undefined;
    return { value: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 };
  }
  return undefined;
}
