import { z } from "zod";
import { instantSchema } from "../../ground/instant.ts";
import { isCarriable } from "../../ground/text.ts";
import { QueryRefused } from "./query.ts";
import { readShape } from "../../ground/read-shape.ts";

/** The place in a list sorted newest first: the time and id of the last row of a page. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

const cursorSchema = z.tuple([instantSchema, z.string().min(1).max(100).refine(isCarriable)]);

export const pageQuery = {
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  cursor: z.string().min(1).max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.at, cursor.id])).toString("base64url");
}

export function decodeCursor(text: string): Cursor {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    value = undefined;
  }
  const parsed = readShape(cursorSchema, value);
  if (!parsed.success) throw cursorRefused();
  return { at: parsed.data[0], id: parsed.data[1] };
}

export function cursorRefused(): QueryRefused {
  return new QueryRefused("cursor", { zh: "不是本接口给出的", en: "is not one of ours" });
}

/**
 * One page: the first `limit` rows, and the cursor of the next page if there is a row more. Give it `limit` + 1 rows.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => Cursor,
): { rows: readonly Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}
