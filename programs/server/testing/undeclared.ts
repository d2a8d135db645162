import { undeclared } from "../route-refusals.ts";

/** Fails where a server said that it answered with a code its route, or the order, does not declare. */
export function failOfUndeclared(lines: readonly string[]): void {
  const found = [...new Set(lines.filter((line) => line.includes(undeclared)))];
  if (found.length > 0) throw new Error(found.join("\n"));
}
