/** How a cell shows its number, as far as a table of staff needs it. */
export type NumberShown =
  | { readonly kind: "plain" }
  /** As a moment: a day, a time of day, or both. */
  | { readonly kind: "moment"; readonly day: boolean }
  /** One of several patterns, by the number: `[<=999]000;0000`. */
  | { readonly kind: "choice"; readonly of: readonly { readonly when: Condition; readonly shown: NumberShown }[] }
  /** Digits filled into a pattern that keeps zeros in front: `0000000`, `"K-"000`. */
  | { readonly kind: "pattern"; readonly pieces: readonly Piece[] };

type Condition = (value: number) => boolean;
type Piece = { readonly literal: string } | { readonly digit: "0" | "#" };

const plain: NumberShown = { kind: "plain" };

/** Of the formats that have a number and no pattern in the file (ECMA-376 part 1, 18.8.30, those of East Asia too). */
export function builtInFormat(id: number): NumberShown {
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return { kind: "moment", day: false };
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: "moment", day: true };
  return plain;
}

/** Of a pattern that the file gives. What is neither a moment nor a plain row of digits shows the number as it is. */
export function formatOf(pattern: string): NumberShown {
  const sections = splitOutside(pattern);
  if (sections.some((section) => condition.test(section))) {
    const of = sections.map((section) => ({
      when: conditionOf(section),
      shown: formatOf(section.replace(condition, "")),
    }));
    return { kind: "choice", of };
  }
  // Colours and locales say nothing of the digits; hours in brackets go on beyond a day.
  const first = (sections[0] ?? "").replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "");
  if (/^general$/i.test(first.trim())) return plain;
  const pieces = piecesOf(first);
  const marks = pieces.map((piece) => ("mark" in piece ? piece.mark : "")).join("");
  if (/[ymdhs]/i.test(marks)) return { kind: "moment", day: /[yd]/i.test(marks) || !/[hs]/i.test(marks) };
  const filled: Piece[] = [];
  for (const piece of pieces) {
    if ("literal" in piece) filled.push(piece);
    else if (piece.mark === "0" || piece.mark === "#" || piece.mark === "?") {
      filled.push({ digit: piece.mark === "0" ? "0" : "#" });
    } else if (/[\s()+/:-]/.test(piece.mark)) filled.push({ literal: piece.mark });
    // Decimals, thousands, per cent, exponents, fractions, text.
    else return plain;
  }
  const zeros = filled.filter((piece) => "digit" in piece && piece.digit === "0").length;
  return zeros > 1 || filled.some((piece) => "literal" in piece && piece.literal.trim() !== "")
    ? { kind: "pattern", pieces: filled }
    : plain;
}

const condition = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/;

/** Which numbers a section is for; all of them when it does not say. */
function conditionOf(section: string): Condition {
  const [, mark, text] = condition.exec(section) ?? [];
  const bound = Number(text);
  switch (mark) {
    case "<":
      return (value) => value < bound;
    case "<=":
      return (value) => value <= bound;
    case ">":
      return (value) => value > bound;
    case ">=":
      return (value) => value >= bound;
    case "=":
      return (value) => value === bound;
    case "<>":
      return (value) => value !== bound;
    default:
      return () => true;
  }
}

/** The sections of a pattern: for positive numbers, negative ones, zero, text. */
function splitOutside(pattern: string): readonly string[] {
  return pattern.match(/(?:"[^"]*"|\\.|[^;"\\])+/gsu) ?? [];
}

function piecesOf(section: string): readonly ({ readonly literal: string } | { readonly mark: string })[] {
  return [...section.matchAll(/"([^"]*)"|\\(.)|[_*].|\[(h+|m+|s+)\]|(.)/gisu)].map(
    ([, quoted, escaped, elapsed, other]) => {
      if (quoted !== undefined) return { literal: quoted };
      if (escaped !== undefined) return { literal: escaped };
      if (elapsed !== undefined) return { mark: elapsed };
      if (other === undefined) return { literal: "" };
      return /[\p{L}]/u.test(other) && !/[a-z]/i.test(other) ? { literal: other } : { mark: other };
    },
  );
}

/** A number as its cell shows it. `written` is the text in the file; what is no number is given back. */
export function shownNumber(written: string, shown: NumberShown, date1904: boolean): string {
  const text = written.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?$/i.test(text)) return text;
  if (shown.kind === "choice") {
    const chosen = shown.of.find(({ when }) => when(Number(text)))?.shown ?? plain;
    return shownNumber(text, chosen, date1904);
  }
  if (shown.kind === "moment") return momentText(Number(text), shown.day, date1904);
  const full = inDigits(text);
  return shown.kind === "pattern" && /^\d+$/.test(full) ? filledIn(full, shown.pieces) : full;
}

/** Without exponent and needless zeros, every digit of a whole number kept: `310101.0` and `3.10101E5` are 310101. */
function inDigits(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(text) ?? [];
  const shift = Number(exponent);
  // Beyond what any number that is shown in digits has.
  if (Math.abs(shift) > 40) return text;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded =
    point > digits.length
      ? digits.padEnd(point, "0")
      : point < 0
        ? digits.padStart(digits.length - point, "0")
        : digits;
  const at = Math.max(0, point);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, "") || "0";
  const after = padded.slice(at).replace(/0+$/, "");
  const minus = sign === "-" ? "-" : "";
  if (after === "") return minus + before;
  // A workbook keeps 15 digits; what is behind them is the rounding of its binary numbers.
  return `${before}${after}`.replace(/^0+/, "").length > 15
    ? `${minus}${String(Number(Number(`${before}.${after}`).toPrecision(15)))}`
    : `${minus}${before}.${after}`;
}

/** The digits from the right into the pattern; those that it has no room for stand before the first. */
function filledIn(digits: string, pieces: readonly Piece[]): string {
  let left = digits === "0" ? "" : digits;
  const places = pieces.filter((piece) => "digit" in piece).length;
  let seen = 0;
  return pieces
    .toReversed()
    .map((piece) => {
      if ("literal" in piece) return piece.literal;
      seen += 1;
      const shown = seen === places ? left : left.slice(-1);
      left = seen === places ? "" : left.slice(0, -1);
      return shown === "" && piece.digit === "0" ? "0" : shown;
    })
    .toReversed()
    .join("");
}

const dayMillis = 86_400_000;

/**
 * Days since the beginning of the workbook's calendar as a day, a moment, or a time of day. The calendar of 1900 has a
 * 29 February that never was: numbers below 60 lie a day later than they say.
 */
function momentText(days: number, withDay: boolean, date1904: boolean): string {
  const seconds = Math.round((days % 1) * 86_400) * 1000;
  if (!withDay && days >= 0 && days < 1)
    return new Date(Math.min(seconds, dayMillis - 1000)).toISOString().slice(11, 19);
  const from = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const moment = new Date(from + Math.floor(days) * dayMillis + seconds);
  return Number.isNaN(moment.getTime()) ? "" : momentWords(moment.toISOString());
}

/** A day without its midnight. */
export function momentWords(iso: string): string {
  return iso.trim().replace(/T00:00:00(?:\.0+)?Z?$/, "");
}
