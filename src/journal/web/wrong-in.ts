import { refuse } from "../../ground/refusal.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { wrongDetails, wrongFields } from "../../ground/wrong-field.ts";
import type { Client } from "./client.ts";
import { sentenceOfRefusal } from "./refusal-sentence.ts";

/** What the order's own schema has against a body, by field. */
export function wrongIn(
  client: Pick<Client, "book" | "words" | "fields">,
  order: string,
  body: Readonly<Record<string, unknown>> | null,
): Readonly<Record<string, Sentence>> {
  const kind = client.book.orders.get(order);
  if (body === null || kind === undefined) return {};
  const checked = kind.body.safeParse(body);
  if (checked.success) return {};
  const wrong: Record<string, Sentence> = {};
  for (const each of wrongFields(checked.error)) {
    wrong[each.field.split(".")[0] ?? ""] ??= sentenceOfRefusal(client, refuse("BodyInvalid", wrongDetails(each)));
  }
  return wrong;
}
