import { phrase, type Sentence } from "../../ground/sentence.ts";
import type { AreaKind } from "../areas.ts";
import { type RunCard, runCardFor, type RunCards } from "../run-card.ts";
import { responseTexts as texts } from "./response-texts.ts";
import { informWords, sendWords } from "./run-card-setting.ts";
import { minutesIn } from "./setting-words.ts";

/** An incident that somebody thinks up: which card would apply to it? */
export interface Bench {
  readonly type: string | undefined;
  readonly priority: number;
  readonly time: string;
  /** Kind and id of the area its place lies in; none where it lies in none. */
  readonly area: { readonly kind: AreaKind; readonly id: string } | undefined;
  readonly level: number;
}

/** What is sent to it: the card that applies by the rule of the recommendation, in words. */
export function benchSays(cards: RunCards, { type, priority, time, area, level }: Bench): Sentence {
  const minutes = minutesIn(time);
  if (type === undefined) return texts.benchPick;
  if (minutes === undefined) return texts.hoursWrong;
  const liesIn = area === undefined ? undefined : { [area.kind]: area.id };
  const card = runCardFor(cards, { type, priority, liesIn, minutes: minutes % 1440, level });
  return card === undefined ? texts.benchNone : cardSays(card);
}

function cardSays(card: RunCard): Sentence {
  const words = { card: card.card, name: card.name, sends: sendWords(card), informs: informWords(card) };
  return phrase(texts.benchSays, words);
}

/** The cards with one more, or with one as it would be. */
export function withCard({ cards }: RunCards, card: RunCard): RunCards {
  return { cards: { ...cards, [card.card]: card } };
}
