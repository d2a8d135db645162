import { type Draw, pick } from "../../src/district/anhe/draws.ts";

/** Values that no field expects, and that some code somewhere might not. */
const oddities: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 1e300, -1e300, 2 ** 53, 2 ** 31, 1e-300, 1e20],
  ...["", " ", "\u0000", "a\u0000b", "\ud800", "\udc00x", "\u202e\u2066", "𠮷", "e\u0301", "😀".repeat(40)],
  ...["'; drop table journal.fact; --", "%", "%00", "{{x}}", "{field}", "../../etc/passwd", "a/b", "a".repeat(5000)],
  ...["9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-11-25", "25:61", "NaN", "1e9"],
  ...["+262142-01-01T00:00:00Z", "2026-11-25T08:00:00+99:99", "2026-11-25T08:00:00.000000000Z"],
  ...[
    [],
    {},
    [[]],
    [null],
    { length: -1 },
    { toString: 1 },
    JSON.parse(`{"then":1}`),
    [180, 90],
    [200, -100],
    ["1", "2"],
  ],
];

const keys = ["__proto__", "constructor", "prototype", "toString", "", "\u0000", "\ud800", "length", "purpose", "id"];

/** The same value with something wrong at one place, now and then at several. */
export function spoiled(draw: Draw, value: unknown): unknown {
  const once = spoiledOnce(draw, value);
  return draw() < 0.2 ? spoiledOnce(draw, once) : once;
}

function spoiledOnce(draw: Draw, value: unknown): unknown {
  if (draw() < 0.03) return deep(draw);
  if (Array.isArray(value)) {
    if (value.length === 0 || draw() < 0.3) return pick(draw, [[], [...value, pick(draw, oddities)], repeated(value)]);
    const at = Math.floor(draw() * value.length);
    return value.map((each, index) => (index === at ? spoiledOnce(draw, each) : each));
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    const act = draw();
    if (entries.length === 0 || act < 0.12) return { ...value, [pick(draw, keys)]: pick(draw, oddities) };
    const at = Math.floor(draw() * entries.length);
    if (act < 0.27) return Object.fromEntries(entries.filter((_, index) => index !== at));
    return Object.fromEntries(
      entries.map(([key, each], index) => [key, index === at ? spoiledOnce(draw, each) : each]),
    );
  }
  if (typeof value === "string" && draw() < 0.4) return bent(draw, value);
  return pick(draw, oddities);
}

function bent(draw: Draw, text: string): string {
  const at = Math.floor(draw() * text.length);
  const odd = pick(draw, ["\u0000", "\ud800", "'", "/", "%", "\n", " ", "é", "0"]);
  return pick(draw, [
    text.slice(0, at) + odd + text.slice(at),
    text.slice(0, -1),
    text + text,
    text.toLowerCase(),
    text.slice(0, at) + text.slice(at + 1),
    text.padEnd(20_001, "长"),
  ]);
}

function repeated(value: readonly unknown[]): unknown[] {
  return Array.from({ length: 2000 }, () => value[0]);
}

function deep(draw: Draw): unknown {
  let value: unknown = 1;
  for (let level = Math.floor(draw() * 400); level > 0; level--) value = draw() < 0.5 ? [value] : { a: value };
  return value;
}

/** What stands in a path or a query: garbage as it may arrive, percent-encoded or raw. */
export function spoiledSegment(draw: Draw, segment: string): string {
  if (draw() < 0.2) return pick(draw, ["%00", "a%00b", `${segment}%00`]);
  return pick(draw, [
    ...["%", "%zz", "%ff%fe", "%C0%AF", "%ed%a0%80", "..", "%2e%2e%2f", "%2F", "a%20b", "%0d%0aX:1"],
    ...["", ".", "x".repeat(3000), "%F0%A0%AE%B7", "null", "undefined", "-1", "NaN", "9".repeat(400), "__proto__"],
    ...["1e999", "2147483648", "9223372036854775808", "constructor", "{id}", ":id", "*", "~", "[]", "%5B%5D=1"],
    ...[`${segment}/`, segment.toLowerCase(), segment.slice(1), segment + segment],
    encodeURIComponent("'\"<script>"),
  ]);
}

/** Bodies that are not JSON at all. */
export function spoiledText(draw: Draw, text: string): string | Buffer {
  const at = Math.floor(draw() * text.length);
  return pick<string | Buffer>(draw, [
    text.slice(0, at),
    `${text}${text}`,
    text.replace(/"/g, "'"),
    text.replace("{", '{"__proto__":{"x":1},'),
    text.replace(/^\{("[^"]+":)/, "{$1 1, $1"),
    `\ufeff${text}`,
    Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), Buffer.from(text.slice(at))]),
    "[".repeat(5000),
    "nul",
    "",
    "\u0000",
    Buffer.from(text, "utf16le"),
    `{"a":${"9".repeat(2000)}}`,
  ]);
}
