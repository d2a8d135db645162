import { type Draw, pick } from "../../src/district/anhe/draws.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import { lately, type Seen } from "./seen.ts";
import type { Shape } from "./shape.ts";

/** What likely values are made with. */
export interface Making {
  readonly draw: Draw;
  readonly seen: Seen;
  /** What is known of the thing that the value is about. */
  readonly about?: Seen | undefined;
  /** Texts that stand wherever one of them fits. */
  readonly always?: readonly string[];
  readonly now: () => number;
}

/** A value that the shape takes as far as a shape can say, where possible one that the store knows. */
export function likely(making: Making, shape: Shape, name = ""): unknown {
  const { draw, seen } = making;
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return likely(making, pick(draw, choices), name);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return pick(draw, shape.enum);
  const forced = making.always?.find((value) => takes(shape, value));
  if (forced !== undefined && draw() < 0.9) return forced;
  const near = draw() < 0.8 ? (making.about?.named(name) ?? []).filter((value) => takes(shape, value)) : [];
  const known = near.length > 0 ? near : seen.named(name).filter((value) => takes(shape, value));
  if (known.length > 0 && draw() < (shape.type === "object" ? 0.3 : 0.85)) return lately(draw, known);
  switch (shape.type) {
    case "object":
      return objectOf(making, shape);
    case "array":
      return arrayOf(making, shape, name);
    case "string":
      return textOf(making, shape);
    case "integer":
      return Math.round(numberOf(making, shape));
    case "number":
      return numberOf(making, shape);
    case "boolean":
      return draw() < 0.5;
    case "null":
      return null;
    default:
      return pick(draw, ["样例", 1, null, {}]);
  }
}

function objectOf(making: Making, shape: Shape): Record<string, unknown> {
  const { draw } = making;
  const made: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(shape.properties ?? {})) {
    // Most orders happen now: a time of one's own is the exception.
    const wanted = shape.required?.includes(key) === true || draw() < (key === "occurredAt" ? 0.05 : 0.4);
    if (wanted) made[key] = likely(making, inner, key);
  }
  if (shape.properties === undefined && typeof shape.additionalProperties === "object") {
    for (let count = Math.floor(draw() * 3); count > 0; count--) {
      made[String(likely(making, shape.propertyNames ?? { type: "string" }))] = likely(
        making,
        shape.additionalProperties,
      );
    }
    // A record of an enumeration wants every key.
    for (const key of shape.propertyNames?.enum ?? []) made[String(key)] ??= likely(making, shape.additionalProperties);
  }
  return made;
}

function arrayOf(making: Making, shape: Shape, name: string): unknown[] {
  if (shape.prefixItems !== undefined) return shape.prefixItems.map((each) => likely(making, each, name));
  const least = shape.minItems ?? 0;
  const count = Math.min(shape.maxItems ?? 4, least + Math.floor(making.draw() * 3));
  // `capabilities` holds one `capability`.
  const one = name.replace(/ies$/, "y").replace(/s$/, "");
  return Array.from({ length: count }, () => likely(making, shape.items ?? {}, one));
}

const words = ["样例", "现场处置完毕", "A-7", "North gate", "东门", "已核实，无异常"];

function textOf({ draw, seen, now }: Making, { format, pattern, minLength, maxLength }: Shape): string {
  const off = (draw() - 0.5) * (draw() < 0.8 ? 3_600_000 : 90 * 86_400_000);
  const at = new Date(now() + off).toISOString();
  if (format === "date-time") return at;
  if (format === "date") return at.slice(0, 10);
  if (pattern !== undefined) {
    const form = formOf(pattern);
    const stream = seen.stream(draw) ?? "";
    const id = stream.slice(stream.indexOf("/") + 1);
    const random = ulidOf(
      now(),
      Uint8Array.from({ length: 10 }, () => Math.floor(draw() * 256)),
    );
    const tries = [
      stream,
      id,
      random,
      at.slice(0, 7),
      "130600",
      "a".repeat(64),
      "12:00",
      "#336699",
      `incident/${random}`,
    ];
    const fitting = tries.find((each) => form.test(each));
    if (fitting !== undefined) return fitting;
  }
  const text = pick(draw, words);
  const most = maxLength ?? 200;
  if (draw() < 0.02) return text.repeat(Math.ceil(most / text.length)).slice(0, most);
  return text.padEnd(minLength ?? 0, "长").slice(0, most);
}

function numberOf({ draw }: Making, { minimum, maximum, exclusiveMinimum }: Shape): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
  const top = maximum === undefined || maximum > 1e12 ? least + 100 : maximum;
  if (draw() < 0.1) return draw() < 0.5 ? least : top;
  // Small numbers are the usual ones: minutes, levels, counts.
  return least + (top - least) * (draw() < 0.5 ? draw() * 0.1 : draw());
}

const forms = new Map<string, RegExp>();

function formOf(pattern: string): RegExp {
  const form = forms.get(pattern) ?? new RegExp(pattern, "u");
  forms.set(pattern, form);
  return form;
}

/** Whether a known value has the kind and the form the shape asks for; deeper it is not looked. */
function takes(shape: Shape, value: unknown): boolean {
  const { type, pattern, format, minimum, maximum, minLength, maxLength, properties, prefixItems } = shape;
  const { additionalProperties: each } = shape;
  switch (type) {
    case "string":
      return (
        typeof value === "string" &&
        (pattern === undefined || formOf(pattern).test(value)) &&
        (format === undefined || format.startsWith("date")) &&
        value.length >= (minLength ?? 0) &&
        value.length <= (maxLength ?? Infinity)
      );
    case "integer":
    case "number":
      return (
        typeof value === "number" &&
        (type === "number" || Number.isInteger(value)) &&
        value >= (minimum ?? -Infinity) &&
        value <= (maximum ?? Infinity)
      );
    case "object":
      if (typeof value !== "object" || value === null) return false;
      if (properties !== undefined) return Object.keys(value).every((key) => key in properties);
      return typeof each === "object" && Object.values(value).every((one) => takes(each, one));
    case "array":
      return Array.isArray(value) && prefixItems?.length === value.length;
    default:
      return false;
  }
}
