import { unreadFile } from "../ground/file.ts";
import type { OrderKind } from "../ground/order-kind.ts";

/** Stands in for a sealed value: rules see ciphertext only, so its content cannot matter. */
const unwritten = { record: "", field: "", nonce: "", cipher: "" };

type Body = Readonly<Record<string, unknown>>;

/** A body as a rule is given it where nothing is sealed and no file is sent: for asking the rule beforehand. */
export function withoutWords(kind: Pick<OrderKind, "sealed" | "files">, body: Body): Body {
  const filled: Record<string, unknown> = { ...body };
  for (const field of kind.sealed) if (filled[field] !== undefined) filled[field] = unwritten;
  for (const field of kind.files ?? []) {
    const ids = filled[field];
    if (Array.isArray(ids)) filled[field] = (ids as readonly string[]).map((id) => unreadFile(id, unwritten));
  }
  return filled;
}
