import { hash } from "node:crypto";
import type pg from "pg";
import { streamKey } from "../../ground/fact.ts";
import { ulidMillis } from "../../ground/ulid.ts";
import { hasTable } from "./has-table.ts";

/*
 * `journal.told` says which facts a stream is told, by the stream's place: a number of 64 bits in the stead of its name. The
 * place of a stream that is named by a ULID begins with the moment in it, so that what belongs to one time lies together and
 * an index grows at its end. Two streams may have the same place: whoever asks for a stream's facts is answered by
 * `journal.facts_of`, which looks at the fact's own streams.
 */

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** As `journal.place` says it, in decimal digits. */
export function placeOf(stream: string): string {
  const key = streamKey(stream);
  if (!ulid.test(key))
    return BigInt.asIntN(64, BigInt(`0x${hash("sha256", stream, "hex").slice(0, 16)}`) | sign).toString();
  const low = (digits.indexOf(key.charAt(24)) * 32 + digits.indexOf(key.charAt(25))) * 32 + (stream.length % 32);
  return (BigInt(ulidMillis(key)) * 32_768n + BigInt(low)).toString();
}

const sign = 1n << 63n;

/** The places of a fact's streams, each once, in order. */
export function streamPlaces(streams: readonly string[]): readonly string[] {
  const places = [...new Set(streams.map(placeOf))];
  if (places.length < 2) return places;
  return places.toSorted((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}

/** The letter of a ULID at the end of `stream`, as a number shifted left. */
const digit = (at: number, shift: number) =>
  `((strpos('${digits}', substr(stream, length(stream) - ${25 - at}, 1)) - 1)::bigint << ${shift})`;

export const placeFunction = `
  create function journal.place(stream text) returns bigint language sql immutable parallel safe as $$
    select case when stream ~ '^[^/]*/[0-7][0-9A-HJKMNP-TV-Z]{25}$' then
      ${Array.from({ length: 10 }, (_, at) => digit(at, 15 + 5 * (9 - at))).join(" + ")}
        + ${digit(24, 10)} + ${digit(25, 5)} + length(stream) % 32
    else ('x' || encode(substr(sha256(convert_to(stream, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint | (1::bigint << 63)
    end
  $$;
`;

export const factsOfFunction = `
  create function journal.facts_of(stream text) returns table (n bigint, body text) language sql stable as $$
    select f.n, f.body from journal.told t join journal.fact f on f.n = t.n
    where t.place = journal.place(facts_of.stream) and strpos(f.streams, to_json(facts_of.stream)::text) > 0
  $$;
`;

/** SQL: the facts (n, body) of a stream (an expression), also where the database has an earlier version's tables. */
export async function factsOfIn(client: Pick<pg.ClientBase, "query">, stream: string): Promise<string> {
  return (await hasTable(client, "journal.told"))
    ? `journal.facts_of(${stream})`
    : `(select n, f.body from journal.fact_stream s join journal.fact f using (n) where s.stream = ${stream})`;
}
