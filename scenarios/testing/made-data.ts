import { z } from "zod";
import type { Shape } from "../attack/shape.ts";

/** A text of one's own wording in made data: of no language. */
export const madeWords = "§7";

const patterned = ["01JD0000000000000000000000", "2026-11", "130600", "a".repeat(64), "12:00", "#336699", madeWords];

/** Data of a shape in every form a reader can meet: with all and with none of what is optional, with each code. */
export function everyForm(schema: z.ZodType): readonly unknown[] {
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
  const forms = formsOf(shape);
  const taken = forms.filter((data) => schema.safeParse(data).success);
  // Where a JSON schema cannot say what a text must be (a key, an address), the made one stands for it.
  return taken.length > 0 ? taken : forms;
}

/** The codes a shape lists, wherever in it. */
export function codesOf(schema: z.ZodType): readonly string[] {
  const found = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), (key, value: unknown) => {
    if (key === "enum") for (const each of value as readonly unknown[]) if (typeof each === "string") found.add(each);
    if (key === "const" && typeof value === "string") found.add(value);
    return value;
  });
  return [...found];
}

/** All forms of each part, one part at a time; the other parts as they come first. */
function formsOf(shape: Shape): readonly unknown[] {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return choices.flatMap(formsOf);
  if (shape.const !== undefined) return [shape.const];
  if (shape.enum !== undefined) return shape.enum;
  switch (shape.type) {
    case "object":
      return objects(shape);
    case "array":
      if (shape.prefixItems !== undefined) return [shape.prefixItems.map((each) => formsOf(each)[0])];
      return [Array.from({ length: Math.max(1, shape.minItems ?? 0) }, () => formsOf(shape.items ?? {})[0])];
    case "string":
      return [stringOf(shape)];
    case "integer":
    case "number":
      return [Math.max(shape.minimum ?? 0, (shape.exclusiveMinimum ?? -1) + 1, 1)];
    case "boolean":
      return [true, false];
    default:
      return [null];
  }
}

function objects({ properties = {}, required = [] }: Shape): readonly unknown[] {
  const parts = Object.entries(properties).map(([key, inner]) => [key, formsOf(inner)] as const);
  const full = Object.fromEntries(parts.map(([key, [first]]) => [key, first]));
  const least = Object.fromEntries(Object.entries(full).filter(([key]) => required.includes(key)));
  return [
    full,
    least,
    ...parts.flatMap(([key, forms]) =>
      forms.flatMap((form) => [
        { ...full, [key]: form },
        { ...least, [key]: form },
      ]),
    ),
    ...parts.filter(([key]) => !required.includes(key)).map(([key]) => without(full, key)),
  ];
}

function stringOf({ format, pattern }: Shape): string {
  if (format === "date-time") return "2026-11-25T08:00:00.000Z";
  if (format === "date") return "2026-11-25";
  if (pattern === undefined) return madeWords;
  return patterned.find((each) => new RegExp(pattern, "u").test(each)) ?? "01JD0000000000000000000000";
}

function without(whole: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
}
