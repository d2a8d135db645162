import type pg from "pg";
import type { Instant } from "../../ground/instant.ts";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import { digestOf, drawSecret } from "./random-secret.ts";

export type EntryLinkWhy = "first" | "new" | "forgotten" | "lost";

export interface EntryLink {
  readonly person: string;
  /** The order that made it. */
  readonly link?: string;
  readonly why: EntryLinkWhy;
  readonly until: Instant;
}

type EntryLinkCode = "EntryLinkExpired" | "EntryLinkUnknown" | "EntryLinkUsed";

/** Links that let somebody in once, to set a password or a passkey. */
export interface EntryLinks {
  /** The secret is told here and never again. Links of the person that were not used are void from now on. */
  make(
    person: string,
    o: { link: string; why: EntryLinkWhy; until: Instant },
  ): Promise<(EntryLink & { readonly secret: string }) | Refusal<"EntryLinkDrawn">>;
  /** Whose link it is, without using it. */
  peek(secret: string): Promise<EntryLink | Refusal<EntryLinkCode>>;
  /** Uses it: of any number that try at once one gets in. */
  take(secret: string): Promise<EntryLink | Refusal<EntryLinkCode>>;
  /** Voids what was not used. */
  revoke(person: string): Promise<void>;
  sweep(): Promise<void>;
}

/** How long a used or expired link is still recognised as such; after that it is unknown. */
const rememberedDays = 30;

interface Row {
  readonly person: string;
  readonly link: string | null;
  readonly why: EntryLinkWhy;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

export function entryLinks(pool: pg.Pool, now: () => number): EntryLinks {
  const here = () => new Date(now());

  async function revoke(person: string): Promise<void> {
    await pool.query("delete from access.entry_link where person = $1 and used_at is null", [person]);
  }

  async function peek(secret: string): Promise<EntryLink | Refusal<EntryLinkCode>> {
    const { rows } = await pool.query<Row>("select * from access.entry_link where digest = $1", [digestOf(secret)]);
    const row = rows[0];
    if (row === undefined) return refuse("EntryLinkUnknown");
    if (row.used_at !== null) return refuse("EntryLinkUsed");
    if (row.expires_at.getTime() <= now()) return refuse("EntryLinkExpired");
    return linkOf(row);
  }

  return {
    make: async (person, { link, why, until }) => {
      const { secret, digest } = drawSecret();
      const { rowCount } = await pool.query(
        `insert into access.entry_link (digest, person, why, expires_at, link) values ($1, $2, $3, $4, $5)
         on conflict (link) do nothing`,
        [digest, person, why, until, link],
      );
      if (rowCount !== 1) return refuse("EntryLinkDrawn");
      // The row stays, lest a link be drawn a second time that a newer one has taken the place of; its secret is nobody's.
      await pool.query(
        `update access.entry_link set digest = 'void ' || coalesce(link, digest)
         where person = $1 and used_at is null and link is distinct from $2 and digest not like 'void %'`,
        [person, link],
      );
      return { person, link, why, until, secret };
    },
    peek,
    take: async (secret) => {
      const { rows } = await pool.query<Row>(
        `update access.entry_link set used_at = $2
         where digest = $1 and used_at is null and expires_at > $2 returning *`,
        [digestOf(secret), here()],
      );
      if (rows[0] !== undefined) return linkOf(rows[0]);
      const why = await peek(secret);
      return "refused" in why ? why : refuse("EntryLinkUnknown");
    },
    revoke,
    sweep: async () => {
      const before = new Date(now() - rememberedDays * 86_400_000);
      await pool.query("delete from access.entry_link where expires_at < $1", [before]);
    },
  };
}

function linkOf(row: Row): EntryLink {
  const link = row.link === null ? {} : { link: row.link };
  return { person: row.person, ...link, why: row.why, until: row.expires_at.toISOString() };
}
