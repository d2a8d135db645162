import type { FactNames } from "../../ground/fact-names.ts";
import { listed, phrase, same, type Sentence } from "../../ground/sentence.ts";
import type { CodeNames } from "../../ground/sentence.ts";
import { type Party, partyName } from "../party-facts.ts";
import { hoursInWords, type Service, type ServiceHours } from "../service.ts";
import { standardSource } from "../standard-body.ts";
import type { answerKinds } from "../task-facts.ts";
import { menuTexts as texts } from "./menu-texts.ts";

/** What a field of an item is filled with. */
export const answerKindNames: CodeNames<typeof answerKinds> = {
  text: { zh: "文字", en: "Words" },
  number: { zh: "数字", en: "A number" },
  yesNo: { zh: "是或否", en: "Yes or no" },
  day: { zh: "日期", en: "A day" },
};

export const weekdays: readonly { readonly day: number; readonly name: Sentence }[] = [
  { day: 1, name: { zh: "周一", en: "Monday" } },
  { day: 2, name: { zh: "周二", en: "Tuesday" } },
  { day: 3, name: { zh: "周三", en: "Wednesday" } },
  { day: 4, name: { zh: "周四", en: "Thursday" } },
  { day: 5, name: { zh: "周五", en: "Friday" } },
  { day: 6, name: { zh: "周六", en: "Saturday" } },
  { day: 7, name: { zh: "周日", en: "Sunday" } },
];

/** 周一至周五 08:30–17:30，节假日不受理. */
export function hoursWords(hours: ServiceHours | undefined): Sentence {
  if (hours === undefined) return texts.always;
  const time = hoursInWords(hours);
  const days = weekdays.filter(({ day }) => hours.days.includes(day));
  const isWorkdays = days.length === 5 && days.every(({ day }) => day <= 5);
  const said =
    days.length === 7
      ? phrase(texts.everyDay, { time })
      : isWorkdays
        ? phrase(texts.workdays, { time })
        : phrase(texts.onDays, { days: listed(days.map(({ name }) => name)), time });
  return phrase(hours.holidays ? texts.holidaysToo : texts.notHolidays, { hours: said });
}

/** Minutes by priority: once where they are the same for all. */
export function minutesWords([one, two, three]: Service["answer"]): Sentence {
  return one === two && two === three
    ? phrase(texts.allTheSame, { one })
    : phrase(texts.byPriority, { one, two, three });
}

/** Where the times of an item are from, and that the standard menu's are not verified. */
export function sourceWords({ source }: Pick<Service, "source">): Sentence {
  if (source === undefined) return texts.setHere;
  return source === standardSource ? phrase(texts.notVerified, { source: texts.usualDefault }) : same(source);
}

export function partiesWords(parties: readonly Party[], names: FactNames): Sentence {
  return listed(parties.map((party) => partyName(party, names)));
}
