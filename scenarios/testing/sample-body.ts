import { z } from "zod";
import { ulidOf } from "../../src/ground/ulid.ts";
import type { Shape } from "../attack/shape.ts";

/** A place in a body: keys and indexes from the top. */
export type Place = readonly (string | number)[];

function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
}

const isFree = ({ type, const: only, enum: words, pattern, format }: Shape) =>
  type === "string" && only === undefined && words === undefined && pattern === undefined && format === undefined;

/** Every place of a body that takes a text of one's own wording: no code list, no pattern, no time. */
export function everyPlace(schema: z.ZodType): readonly Place[] {
  const found = new Map<string, Place>();
  const walk = (shape: Shape, at: Place): void => {
    if (isFree(shape)) found.set(at.join("."), at);
    for (const other of [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])]) walk(other, at);
    for (const [key, inner] of Object.entries(shape.properties ?? {})) walk(inner, [...at, key]);
    if (shape.items !== undefined) walk(shape.items, [...at, 0]);
    for (const [index, inner] of (shape.prefixItems ?? []).entries()) walk(inner, [...at, index]);
  };
  walk(shapeOf(schema), []);
  return [...found.values()];
}

/** A body that the schema takes, as far as a schema can say, with a text of one's own at one place. */
export function sampleBody(schema: z.ZodType, place: Place, words: string): unknown {
  return sample(shapeOf(schema), place, words);
}

const patterned = ["01JD0000000000000000000000", "2026-11", "130600", "a".repeat(64), "12:00", "#336699"];

/** `place`: what is left of the way to the words; undefined where they are elsewhere. */
function sample(shape: Shape, place: Place | undefined, words: string): unknown {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) {
    const chosen = place === undefined ? choices[0] : choices.find((each) => leadsTo(each, place));
    return chosen === undefined ? null : sample(chosen, place, words);
  }
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  switch (shape.type) {
    case "object": {
      const keys = new Set([...(shape.required ?? []), ...(place === undefined ? [] : [String(place[0])])]);
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([key]) => keys.has(key))
          .map(([key, inner]) => [key, sample(inner, place?.[0] === key ? place.slice(1) : undefined, words)]),
      );
    }
    case "array": {
      const inside = place === undefined ? undefined : place.slice(1);
      if (shape.prefixItems !== undefined)
        return shape.prefixItems.map((each, index) => sample(each, place?.[0] === index ? inside : undefined, words));
      const least = Math.max(shape.minItems ?? 0, place === undefined ? 0 : 1);
      return Array.from({ length: least }, (_, index) =>
        sample(shape.items ?? {}, index === 0 ? inside : undefined, words),
      );
    }
    case "string":
      return place === undefined ? stringOf(shape) : words;
    case "integer":
    case "number":
      return Math.max(shape.minimum ?? 0, (shape.exclusiveMinimum ?? -1) + 1);
    case "boolean":
      return false;
    default:
      return null;
  }
}

function stringOf({ format, pattern }: Shape): string {
  if (format === "date-time") return "2026-11-25T08:00:00.000Z";
  if (format === "date") return "2026-11-25";
  if (pattern === undefined) return "样例";
  return patterned.find((each) => new RegExp(pattern).test(each)) ?? ulidOf(Date.now(), new Uint8Array(10));
}

function leadsTo(shape: Shape, place: Place): boolean {
  const [key, ...rest] = place;
  if (key === undefined)
    return isFree(shape) || (shape.anyOf ?? shape.oneOf ?? []).some((each) => leadsTo(each, place));
  const inner = typeof key === "number" ? (shape.prefixItems?.[key] ?? shape.items) : shape.properties?.[key];
  if (inner !== undefined) return leadsTo(inner, rest);
  return (shape.anyOf ?? shape.oneOf ?? []).some((each) => leadsTo(each, place));
}
