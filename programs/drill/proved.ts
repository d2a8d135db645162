import type { Journal } from "../../src/journal/journal.ts";

type Body = Readonly<Record<string, unknown>>;

/**
 * A finding of the drill names the stream that proves it; which fact does, is looked up when it is given: the first of
 * each. Other orders stay as they are.
 */
export async function proved(
  journal: Pick<Journal, "factsOf">,
  name: string,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (name !== "OpenFinding") return body;
  const evidence = await Promise.all(
    (body["evidence"] as readonly Body[]).map(async (one) => {
      const [first] = await journal.factsOf(String(one["stream"]));
      return first === undefined ? one : { ...one, writer: first.writer, n: first.n };
    }),
  );
  return { ...body, evidence };
}
