import type { z } from "zod";

/**
 * What a schema reads a value from outside as. zod asks the checks of a length of everything that has a `length`, text or
 * not, and comparing one that is an object can throw (`{"length": {"toString": 1}}`). Such a value is read once more
 * without its lengths, so that the schema says of what kind it must be, and where.
 */
export function readShape<Shape extends z.ZodType>(
  schema: Shape,
  value: unknown,
): z.ZodSafeParseResult<z.output<Shape>> {
  try {
    return schema.safeParse(value);
  } catch (error) {
    const bare = schema.safeParse(withoutLengths(value));
    if (bare.success) throw error;
    return bare;
  }
}

function withoutLengths(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLengths);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, held]) => (name === "length" ? [] : [[name, withoutLengths(held)]])),
  );
}
