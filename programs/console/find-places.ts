import type { Say, Sentence } from "../../src/ground/sentence.ts";
import { initialsOf } from "../../src/ground/web/initials.ts";

/** What the palette can lead to or do. */
export interface Findable {
  readonly kind: Sentence;
  readonly title: Sentence;
  readonly about?: Sentence;
}

/** More are seldom read: another letter finds sooner. */
const most = 12;

/**
 * What the words find, the best first: what is called just so, then what begins with them, then what has all of them, by
 * its name in both languages and as it stands on the screen, its pinyin initials or what is said about it. No words: the
 * first of all, as they come.
 */
export function found<Of extends Findable>(all: readonly Of[], words: string, say: Say): readonly Of[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return all.slice(0, most);
  return all
    .map((one, at) => ({ one, at, rank: rankOf(one, wanted, say) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, most)
    .map(({ one }) => one);
}

function rankOf({ title, about, kind }: Findable, wanted: string, say: Say): number {
  const names = [title.zh.toLowerCase(), title.en.toLowerCase(), say(title).toLowerCase(), initialsOf(title.zh)];
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  const more = [kind, ...(about === undefined ? [] : [about])].flatMap((each) => [each.zh, each.en, say(each)]);
  const text = [...names, ...more, initialsOf(about?.zh ?? "")].join("\n").toLowerCase();
  return wanted.split(/\s+/).every((word) => text.includes(word)) ? 2 : Infinity;
}
