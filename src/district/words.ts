import type { z } from "zod";
import { canonical } from "../ground/canonical.ts";
import { byField } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import { defineOrder, type OrderKind } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import { type RoomRules, type StreamView, view } from "../ground/room.ts";
import { setting } from "../ground/setting.ts";
import { type ListedWord, listedWords } from "../ground/word-list.ts";
import { WordSet, type WordsFact, wordsStream } from "./words-facts.ts";

/** What a district says in place of a word; what is absent is said as the program says it. */
export type OwnWord = z.output<(typeof WordSet)["shape"]>;

export interface Words {
  /** By the key of the word; only those that the district has in its own way. */
  readonly words: Readonly<Record<string, OwnWord>>;
}

export const noWords: Words = { words: {} };

const spoken = ["zh", "en", "zhTW"] as const;

export const wordsView: StreamView<Words> = {
  room: "district",
  kind: "words",
  owner: true,
  settings: ["WordSet"],
  configured: [
    { order: "SetWord", key: byField("word"), bodies: ({ words }) => Object.values(words).map((own) => ({ ...own })) },
  ],
  evolve: (state: Words | null, told: Fact) => {
    const fact = told as WordsFact;
    if (fact.type !== "WordSet") return state;
    const { [fact.data.word]: _, ...others } = state?.words ?? {};
    return { words: isOwn(fact.data) ? { ...others, [fact.data.word]: fact.data } : others };
  },
  seenBy: () => ["everyone"],
};

function isOwn(own: OwnWord): boolean {
  return spoken.some((language) => own[language] !== undefined);
}

/** Another word of the list that would be called the same in one of the languages. */
function sameAs(all: readonly ListedWord[], about: ListedWord, own: OwnWord, { words }: Words): ListedWord | undefined {
  const called = (one: ListedWord, said: OwnWord | undefined, language: "zh" | "en") =>
    (said?.[language] ?? one.name[language]).toLowerCase();
  return all.find(
    (other) =>
      other.list === about.list &&
      other !== about &&
      (["zh", "en"] as const).some(
        (language) =>
          own[language] !== undefined && called(about, own, language) === called(other, words[other.key], language),
      ),
  );
}

/**
 * The order by which a district names a word of any room in its own way. Which words there are follows from what all
 * rooms list. Refused: `WordUnknown`, and `WordTaken` where two codes of one list would be called the same.
 */
export function ownWords(rooms: readonly RoomRules[]): Pick<RoomRules, "views" | "orders"> {
  const all = listedWords(rooms);
  const byKey = new Map(all.map((one) => [one.key, one]));
  const SetWord: OrderKind = setting(
    defineOrder("SetWord", {
      title: { zh: "设定用语", en: "Set a word of the district" },
      roles: ["systemAdministrator"],
      body: WordSet.shape,
      streams: () => [wordsStream],
      refuses: ["WordUnknown", "WordTaken"],
      decide: (states, { body }) => {
        const about = byKey.get(body.word);
        if (about === undefined) return refuse("WordUnknown", { word: body.word });
        const state = states(wordsView, wordsStream) ?? noWords;
        const other = sameAs(all, about, body, state);
        if (other !== undefined) return refuse("WordTaken", { word: body.word, other: other.key });
        const isSame = canonical(state.words[body.word] ?? { word: body.word }) === canonical(body);
        return isSame ? [] : [WordSet.draft([wordsStream], body)];
      },
    }),
  );
  return { views: [view(wordsView)], orders: [SetWord] };
}
