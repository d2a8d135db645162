import type pg from "pg";

/** Where a guess comes from: a session asks again, or somebody at the door, perhaps from a browser of ours. */
export type GuessFrom =
  | { readonly session: string }
  /** An IPv6 address as its /64. `device`: of the browser's cookie, checked. */
  | { readonly address: string; readonly device?: string | undefined };

/** Where people have signed in well before: browsers, by a cookie, and addresses. Only keyed hashes are kept. */
export interface KnownPlaces {
  /** `device`: its place when this person has signed in with it; `address`: whether from this address. */
  known(person: string, from: GuessFrom): Promise<{ readonly device?: string; readonly address: boolean }>;
  ofAddress(address: string): string;
  /** After a good sign-in with a password, codes or a passkey. */
  remember(person: string, from: GuessFrom): Promise<void>;
  /** All of a person's, when what they sign in with was lost or known to others. */
  forget(person: string): Promise<void>;
  sweep(): Promise<void>;
}

/** After how long without a sign-in a known place counts as unknown again. */
const rememberedDays = 180;

export function knownPlaces(
  pool: pg.Pool,
  now: () => number,
  hashed: (what: string, text: string) => string,
): KnownPlaces {
  const ofAddress = (address: string) => `address ${hashed("address", address)}`;
  const oldest = () => new Date(now() - rememberedDays * 86_400_000);

  function placesOf(from: GuessFrom): readonly string[] {
    if ("session" in from) return [];
    const address = ofAddress(from.address);
    return from.device === undefined ? [address] : [address, `device ${hashed("device", from.device)}`];
  }

  return {
    ofAddress,
    known: async (person, from) => {
      const { rows } = await pool.query<{ place: string }>(
        "select place from access.known_place where person = $1 and place = any($2) and last_at > $3",
        [person, placesOf(from), oldest()],
      );
      const device = rows.find(({ place }) => place.startsWith("device "))?.place;
      const address = rows.some(({ place }) => place.startsWith("address "));
      return device === undefined ? { address } : { device, address };
    },
    remember: async (person, from) => {
      await pool.query(
        `insert into access.known_place (person, place, last_at) select $1, place, $3 from unnest($2::text[]) as place
         on conflict (person, place) do update set last_at = excluded.last_at`,
        [person, placesOf(from), new Date(now())],
      );
    },
    forget: async (person) => {
      await pool.query("delete from access.known_place where person = $1", [person]);
    },
    sweep: async () => {
      await pool.query("delete from access.known_place where last_at < $1", [oldest()]);
    },
  };
}
