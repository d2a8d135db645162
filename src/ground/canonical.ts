/** Anything JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The RFC 8785 text of a JSON value: keys in UTF-16 order, no white space, numbers and strings as ECMAScript writes
 * them (which is what the RFC prescribes). Keys whose value is undefined are left out. Total for finite numbers; a
 * lone surrogate or a non-finite number has no canonical form and must be refused before (`text`, zod numbers).
 */
export function canonical(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(",")}]`;
  const record = value as { readonly [key: string]: Json | undefined };
  let text = "";
  for (const key of Object.keys(record).sort()) {
    const entry = record[key];
    if (entry === undefined) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonical(entry)}`;
  }
  return `{${text}}`;
}

/** Whether two values have the same canonical text. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((entry: Json, index) => isSameJson(entry, other[index] as Json));
  }
  const [left, right] = [one as Record<string, Json | undefined>, other as Record<string, Json | undefined>];
  for (const key in left) if (!isSameJson(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}
