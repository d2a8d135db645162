import { folded, hasHan, plain, withDigits } from "./place-text.ts";

/** What parts a number, as signs that folding leaves: 12-1, 12号之1 and 12号附1 are one number, 12/3 another. */
const dash = "之";
const slash = "ǀ";

/** French houses that share a number, as letters that no other number has. */
const repeats: Readonly<Record<string, string>> = { bis: "ƀ", ter: "ƭ", quater: "ɋ" };

/** A typed text for finding names in it: folded, the marks inside numbers kept as signs. */
export function markedText(typed: string): string {
  return folded(
    plain(typed)
      .replace(/(?<!\d)\d(?: \d)+(?= ?号)/gu, (spoken) => spoken.replaceAll(" ", ""))
      .replace(/(?<=\d) ?(bis|ter|quater)(?![a-z])/gu, (_, again: string) => repeats[again] ?? "")
      .replace(/(?<=\d)[-‐‑–—](?=[a-z](?![a-z\d]))/gu, "")
      .replace(/(?<=\d) (?=[1-3]\/[234](?!\d))/gu, slash)
      .replace(/(?<=\d ?[a-z]?号?) ?[-‐‑–—−~～] ?(?=[\da-z])/gu, dash)
      .replace(/(?<=\d ?[a-z]?) ?\/ ?(?=\d)/gu, slash),
  );
}

const part = String.raw`\d+(?: ?[a-zƀƭɋ](?![a-z])|[甲乙丙丁])?`;
/** A lane or an alley with its number, before that of the house. */
const lane = String.raw`\d+(?:弄|巷|里|支弄|胡同|段)`;
const number = String.raw`(?:${lane})*[甲乙丙丁]?${part}(?:(?:号?[之附]|ǀ)${part})*(?:号[甲乙丙丁](?![一-龥]))?`;
/** 8号楼 is the eighth building of an estate; 8号楼下 is below number 8. */
const building = "楼(?![下上前后旁])";
/** A number that counts something else: floors, metres, people, hours. */
const counted = "(?!单元|栋|幢|座|楼|层|室|房|户|路|街|巷|弄|米|公里|千米|个|名|人|点|时|分|年|月|日)";

const before = String.raw`^[ ,]*(?:no |nr |number |num |house |门牌号?)?第?`;
const tailNumber = new RegExp(`${before}(?<number>${number})(?!\\d)(?:号(?!${building})|hao\\b|${counted})`, "u");
const headNumber = new RegExp(`(?:^|[^\\d${dash}${slash}])(?<number>${part}(?:[${dash}${slash}]${part})*) ?$`, "u");

/** The house number that what stands behind a street's name begins with. */
export function numberAfter(tail: string): string | undefined {
  const found = tailNumber.exec(withDigits(tail))?.groups?.["number"];
  return found === undefined ? undefined : canonical(found);
}

/** The house number that what stands before a street's name ends with: "12 Main Street". */
export function numberBefore(head: string): string | undefined {
  const found = headNumber.exec(head)?.groups?.["number"];
  return found === undefined || hasHan(head) ? undefined : canonical(found);
}

/** A house number as numbers are compared, of the map or typed. */
export function comparable(number: string): string {
  return canonical(withDigits(markedText(number)).replace(/^(?:no|nr) /, ""));
}

/** The numbers of one entry of the map: "12;14" and "12, 14" are two. */
export function numbersOf(written: string): readonly string[] {
  return written.split(/[;；,，、]/u).map(comparable);
}

/**
 * A building, a yard or a lane with its number on the map, such as 8栋, 1号院2号楼 or 3弄, in the form in which the end
 * of a typed text is compared.
 */
export function buildingText(written: string): string {
  return withDigits(markedText(written))
    .replace(/幢|座|号楼/gu, "栋")
    .trim();
}

/** As `comparable`, with both ways of parting it made one. */
export function loosely(number: string): string {
  return number.replaceAll(slash, dash);
}

/** Whether the map's number is a run of houses ("12-14") with the wanted one in it. */
export function holds(run: string, wanted: string): boolean {
  const [, from, to] = /^(\d+)之(\d+)$/.exec(run) ?? [];
  if (from === undefined || to === undefined || !/^\d+$/.test(wanted)) return false;
  const [first, last, at] = [Number(from), Number(to), Number(wanted)];
  return first < at && at <= last && (at - first) % 2 === 0;
}

/** What of a number may be the house when its end is a room: "12-3-502" → "12-3", "12"; "12-502" → "12". */
export function withoutRooms(number: string): readonly string[] {
  const parts = number.split(dash);
  if (parts.length > 2) return parts.slice(1).map((_, at) => parts.slice(0, -1 - at).join(dash));
  return parts.length === 2 && /^\d{3,}$/.test(parts[1] ?? "") ? parts.slice(0, 1) : [];
}

/** A number as it is shown when the map does not have it. */
export function shownNumber(number: string): string {
  return number
    .replace(/ǀ(?=\dǀ\d$)/u, " ")
    .replaceAll(dash, "-")
    .replaceAll(slash, "/")
    .replace(/[ƀƭɋ]/u, (letter) => ` ${Object.keys(repeats).find((word) => repeats[word] === letter) ?? ""}`);
}

function canonical(number: string): string {
  return number.replaceAll("附", dash).replace(/[\s号]/gu, "");
}

const leading =
  /^(?:(?:at|near|by|opposite|outside|behind|beside|next to|close to|in front of|across from|(?:the )?(?:corner|junction|intersection|crossing) of|bei|nahe|gegenüber|gegenuber|ecke|an der ecke|我在|在|位于|地址是?)\s*)+/u;
const trailing =
  /(?:附近|对面|正对面|斜对面|门口|大门口|正门|旁边|旁|边上|隔壁|周边|一带|门前|前面|后面|里面|路边|路上|楼下|楼上|[东南西北]+[侧边角面]|以[东南西北]|[往向][东南西北]+(?:约?\d+(?:多)?(?:米|公里))?处?| (?:near|nearby|opposite|area|entrance|gate|corner|ecke))$/u;
const room =
  /(?:(?:\d+|[a-z])(?:栋|幢|座|单元|号楼|楼|层)(?:\d+(?:室|房|户|号房)?)?|\d+(?:室|房|户)|[ ,]+(?:apt|apartment|flat|unit|suite|room|rm|floor|fl|wohnung|whg|og|stock|#)[ .]*#?[a-z0-9-]*|[ ,]*#[a-z0-9-]+|,? \d+(?:st|nd|rd|th)? floor)$/u;

/** A typed text without what only tells more of a place: words before and behind, unit and room; its number stays. */
export function stripped(typed: string): string {
  let text = plain(typed).replace(leading, "");
  // Behind a number that says it is one, nothing belongs to the address any more.
  text = text.replace(
    /(?<=[\d一二三四五六七八九十])号(?!之|附\d|[-–]\d|[甲乙丙丁](?![一-龥])|楼(?![下上前后旁])|线|高速|公路|国道|省道).*$/u,
    "号",
  );
  for (;;) {
    const shorter = text
      .replace(trailing, "")
      .replace(room, "")
      .replace(/[\s,，]+$/u, "");
    if (shorter === "" || shorter === text) return text;
    text = shorter;
  }
}

/**
 * The parts of a typed text that may be a name: the whole text, the text without its number, and each side of a word
 * that joins two streets; as `markedText` writes them.
 */
export function namesIn(typed: string): readonly string[] {
  const core = markedText(stripped(typed));
  const withoutNumber = core
    .replace(/^[\d ]+[a-z]? (?=\D)/u, "")
    .replace(/ ?[甲乙丙丁]?\d[\d之ǀ附号弄巷 ]*[a-z]?$/u, "");
  const sides = plain(stripped(typed))
    .split(/[与與和及/&@×+、,，]| and | und | at | ecke /u)
    .map(markedText);
  const ends = sides.map((side) => side.replace(/(?:路口|交叉口|口)$/u, (end) => (end === "路口" ? "路" : "")));
  return [...new Set([core, withoutNumber, ...sides, ...ends])].filter((part) => part !== "");
}
