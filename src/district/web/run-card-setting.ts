import { canonical } from "../../ground/canonical.ts";
import type { Fact } from "../../ground/fact.ts";
import {
  type Capability,
  capabilityNames,
  informedPostNames,
  type InformedPost,
  type UnitKind,
  unitKindNames,
} from "../../ground/force.ts";
import { listed, phrase, same, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { runCardsStream } from "../facts.ts";
import type { RunCard } from "../run-card.ts";
import { responseTexts as texts } from "./response-texts.ts";
import { line, minutesIn, timeText, yesOrNo } from "./setting-words.ts";

type Line = RunCard["send"][number];
type Force = Pick<Line, "kinds" | "capabilities">;

export function forceWords({ kinds, capabilities }: Force): Sentence {
  const kind = kinds === undefined ? undefined : kinds.map((one) => unitKindNames[one]);
  const able = capabilities?.map((one) => capabilityNames[one]) ?? [];
  const who = kind === undefined ? texts.anyUnit : listed(kind, { zh: "或", en: " or " });
  if (able.length === 0) return who;
  return phrase({ zh: "{who}（{having}）", en: "{who} ({having})" }, { who, having: listed(able) });
}

function lineWords({ count, substitutes = [], ...force }: Line): Sentence {
  const own = phrase(texts.lineWords, { count, force: forceWords(force) });
  if (substitutes.length === 0) return own;
  const others = phrase(texts.orWords, { others: listed(substitutes.map(forceWords)) });
  return listed([own, others], same(""));
}

export function sendWords({ send }: Pick<RunCard, "send">): Sentence {
  return send.length === 0 ? texts.nobody : listed(send.map(lineWords));
}

export function informWords({ inform }: Pick<RunCard, "inform">): Sentence {
  return inform.length === 0 ? texts.nobodyTold : listed(inform.map((one) => informedPostNames[one]));
}

export function policyWords({ policy }: Pick<RunCard, "policy">): Sentence {
  return policy.first === "closest" ? texts.closest : phrase(texts.ownStation, { minutes: policy.unlessMinutesSlower });
}

/** The conditions of a card as one line; `names.type` says the types. */
export function whenWords({ when }: Pick<RunCard, "when">, type: (code: string) => Sentence): Sentence {
  const { types, priorities, areas, hours, level } = when;
  const said = [
    ...(types === undefined ? [] : [listed(types.map(type))]),
    ...(priorities === undefined ? [] : [{ zh: `${priorities.join("、")} 级`, en: `P${priorities.join(", P")}` }]),
    ...(areas === undefined ? [] : [same(areas.join(", "))]),
    ...(hours === undefined ? [] : [same(`${timeText(hours.from)}–${timeText(hours.to)}`)]),
    ...(level === undefined ? [] : [phrase(texts.levelNumber, { level })]),
  ];
  return said.length === 0 ? texts.always : listed(said, same(" · "));
}

export const runCardSetting: Setting<RunCard> = {
  order: "DefineRunCard",
  stream: runCardsStream,
  facts: ["RunCardDefined", "RunCardWithdrawn"],
  valueOf: ({ type, data }: Fact) => (type === "RunCardDefined" ? (data as RunCard) : null),
  keyOf: ({ data }) => (data as { readonly card: string }).card,
  lines: (card, names) => [
    ...line("card", texts.card, same(card.card)),
    ...line("name", texts.cardName, card.name),
    ...line("when", texts.when, whenWords(card, names.type)),
    ...line("send", texts.send, sendWords(card)),
    ...line("inform", texts.inform, informWords(card)),
    ...line("policy", texts.first, policyWords(card)),
    ...line("reason", texts.reasonDemanded, yesOrNo(card.reasonDemanded)),
  ],
};

/** A line of a card while somebody types it; substitutes by their canonical text, the better first. */
export interface LineDraft {
  readonly count: string;
  readonly kinds: readonly UnitKind[];
  readonly capabilities: readonly Capability[];
  readonly substitutes: readonly string[];
}

export interface CardDraft {
  readonly card: string;
  readonly name: Sentence;
  readonly types: readonly string[];
  readonly priorities: readonly string[];
  readonly areas: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly level: number;
  readonly send: readonly LineDraft[];
  readonly inform: readonly InformedPost[];
  readonly first: RunCard["policy"]["first"];
  readonly minutes: string;
  readonly reasonDemanded: boolean;
}

export const newLine: LineDraft = { count: "1", kinds: ["quickResponse"], capabilities: [], substitutes: [] };

export function forceKey(force: Force): string {
  return canonical(force);
}

export function cardDraft(card: RunCard | undefined): CardDraft {
  const { types = [], priorities = [], areas = [], hours, level = 1 } = card?.when ?? {};
  const policy = card?.policy ?? { first: "closest" as const };
  return {
    ...{
      card: card?.card ?? "",
      name: card?.name ?? same(""),
      types,
      priorities: priorities.map(String),
      areas,
      level,
    },
    from: hours === undefined ? "" : timeText(hours.from),
    to: hours === undefined ? "" : timeText(hours.to),
    send: card?.send.map(lineDraft) ?? [newLine],
    ...{ inform: card?.inform ?? [], first: policy.first },
    minutes: policy.first === "closest" ? "3" : String(policy.unlessMinutesSlower),
    reasonDemanded: card?.reasonDemanded ?? true,
  };
}

function lineDraft({ count, kinds = [], capabilities = [], substitutes = [] }: Line): LineDraft {
  return { count: String(count), kinds, capabilities, substitutes: substitutes.map(forceKey) };
}

/** The hours a draft says; undefined: at any hour; null: two times are needed. */
export function hoursOf({ from, to }: Pick<CardDraft, "from" | "to">): RunCard["when"]["hours"] | null {
  if (from.trim() === "" && to.trim() === "") return undefined;
  const [first, second] = [minutesIn(from), minutesIn(to)];
  return first === undefined || second === undefined || first > 1439 ? null : { from: first, to: second };
}

function some<Value>(name: string, values: readonly Value[]): object {
  return values.length === 0 ? {} : { [name]: values };
}

/** What the form says, for the schema of the order to judge; null without a code or with hours that are none. */
export function cardOf(draft: CardDraft): RunCard | null {
  const hours = hoursOf(draft);
  if (draft.card.trim() === "" || hours === null) return null;
  return {
    card: draft.card.trim(),
    name: { zh: draft.name.zh.trim(), en: draft.name.en.trim() },
    when: {
      ...some("types", draft.types),
      ...some(
        "priorities",
        draft.priorities.map(Number).toSorted((one, other) => one - other),
      ),
      ...some("areas", draft.areas),
      ...(hours === undefined ? {} : { hours }),
      ...(draft.level === 1 ? {} : { level: draft.level }),
    },
    send: draft.send.map(({ count, kinds, capabilities, substitutes }) => ({
      count: Number(count),
      ...some("kinds", kinds),
      ...some("capabilities", capabilities),
      ...some(
        "substitutes",
        substitutes.map((key) => JSON.parse(key) as Force),
      ),
    })),
    inform: [...draft.inform],
    policy:
      draft.first === "closest"
        ? { first: "closest" }
        : { first: "ownStation", unlessMinutesSlower: Number(draft.minutes) },
    reasonDemanded: draft.reasonDemanded,
  };
}
