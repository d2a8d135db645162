import { type Instant, millis } from "../../ground/instant.ts";
import { listed, phrase, same, type Sentence } from "../../ground/sentence.ts";
import type { RosterWarning } from "../facts.ts";
import type { RestRules } from "../posts.ts";
import { dayName, hourOf } from "./roster-days.ts";
import { dayOf } from "../../ground/zone.ts";

/** What warnings are said with. */
export interface WarningNames {
  person(id: string): string;
  post(id: string): Sentence;
  readonly rest: RestRules;
  readonly zone: string;
}

export const warningSentences: Readonly<Record<RosterWarning["what"], Sentence>> = {
  restShort: {
    zh: "{person} 班间只休息 {hours} 小时，少于 {between} 小时（{from}至{to}）",
    en: "{person} rests only {hours} h between shifts, less than {between} ({from} to {to}).",
  },
  weekLong: {
    zh: "{person} 截至{to}的七天内工时超过 {week} 小时",
    en: "{person} works more than {week} h in the seven days up to {to}.",
  },
  shiftLong: {
    zh: "{person} 一班 {hours} 小时，超过 {long} 小时（{from}起）",
    en: "{person} has a shift of {hours} h, longer than {long} (from {from}).",
  },
  twice: {
    zh: "{person} 同一时间排了两个班（{from}至{to}）",
    en: "{person} is planned twice at once ({from} to {to}).",
  },
  certificateMissing: {
    zh: "{person} 缺少“{post}”岗位所需资质 {certificate}（{from}）",
    en: "{person} lacks the certificate {certificate} that {post} needs ({from}).",
  },
  certificateEnding: {
    zh: "{person} 的资质 {certificate} 在班次结束前到期（{post}，{from}）",
    en: "The certificate {certificate} of {person} runs out before the shift ends ({post}, {from}).",
  },
  powerMissing: {
    zh: "{person} 没有“{post}”岗位的权限（{from}）",
    en: "{person} has not the power that {post} takes ({from}).",
  },
  belowStrength: {
    zh: "“{post}”低于最低警力（{from}至{to}）",
    en: "{post} is below its least strength ({from} to {to}).",
  },
  noLeader: {
    zh: "“{post}”无人带班（{from}至{to}）",
    en: "Nobody leads at {post} ({from} to {to}).",
  },
};

/** A moment in words: 7月27日 20:00 / 27 Jul 20:00; the midnight that ends a day is its 24:00. */
export function momentName(instant: Instant, zone: string, isEnd = false): Sentence {
  const time = hourOf(instant, zone, isEnd);
  const day = dayName(dayOf(time === "24:00" ? new Date(millis(instant) - 1).toISOString() : instant, zone));
  return listed([day, same(time)], same(" "));
}

/** What speaks against a plan, in words. */
export function sentenceOfWarning(warning: RosterWarning, names: WarningNames): Sentence {
  const { what, person, post, certificate, from, to } = warning;
  const { rest, zone } = names;
  const begins = momentName(from, zone);
  const ends = momentName(to ?? from, zone, true);
  const at = post === undefined ? undefined : names.post(post);
  const hours = (millis(to ?? from) - millis(from)) / 3_600_000;
  const details = {
    person: person === undefined ? "" : names.person(person),
    certificate: certificate ?? "",
    hours: Math.round(hours * 10) / 10,
    between: rest.betweenHours,
    week: rest.weekHours,
    long: rest.shiftHours,
  };
  return phrase(warningSentences[what], { ...details, post: at ?? "", from: begins, to: ends });
}
