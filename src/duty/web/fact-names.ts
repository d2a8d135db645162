import type { District } from "../../district/district.ts";
import type { FactNames } from "../../ground/fact-names.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import type { Posts } from "../posts.ts";
import { partName, powerWords, type Worded } from "../../access/web/power-words.ts";
import { calledBy, orderTitle } from "../../access/web/proposal-words.ts";

export interface NameSources {
  readonly book: Pick<Rulebook, "orders" | "words">;
  readonly district: District;
  readonly posts: Posts["posts"];
  readonly nameOf: (badge: string) => string;
}

/** What facts' ids are called, by the district, the staff, the posts and the rules of this console. */
export function factNames({ book, district, posts, nameOf }: NameSources): FactNames {
  return {
    zone: district.zone,
    officer: (badge) => calledBy(nameOf, badge),
    part: (id) => partName(district, id),
    type: (code) => district.types[code]?.name ?? { zh: code, en: code },
    role: (held) => powerWords(held as Worded, district),
    post: (id) => posts[id]?.name ?? { zh: id, en: id },
    word: (key) => book.words.get(key)?.name ?? { zh: key, en: key },
    order: (name) => orderTitle(book, name),
  };
}
