import { minutesIn, line, timeText, yesOrNo } from "../../district/web/setting-words.ts";
import { certificateName } from "../../ground/certificate.ts";
import { phrase, listed, same, type Sentence } from "../../ground/sentence.ts";
import type { Role } from "../../ground/role.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { type Party, partyName } from "../party-facts.ts";
import type { Service } from "../service.ts";
import { serviceReturnNames, servicesStream, type serviceReturns } from "../service-facts.ts";
import type { answerKinds } from "../task-facts.ts";
import { menuTexts as texts } from "./menu-texts.ts";
import { answerKindNames, hoursWords, minutesWords, partiesWords, sourceWords } from "./service-words.ts";

type Returned = (typeof serviceReturns)[number];

export const serviceSetting: Setting<Service> = {
  order: "DefineService",
  stream: servicesStream,
  facts: ["ServiceDefined", "ServiceWithdrawn"],
  valueOf: ({ type, data }) => (type === "ServiceDefined" ? (data as Service) : null),
  keyOf: ({ data }) => (data as { readonly service: string }).service,
  lines: (service, names) => [
    ...line("service", texts.code, same(service.service)),
    ...line("name", texts.name, service.name),
    ...line("about", texts.what, service.about),
    ...service.gives.flatMap(({ field, label, kind, required }) =>
      line(
        `gives/${field}`,
        texts.gives,
        phrase(required ? askedFor : mayBeAskedFor, { label, field, kind: answerKindNames[kind] }),
      ),
    ),
    ...line("answeredBy", texts.answeredBy, partiesWords(service.answeredBy, names)),
    ...line("hours", texts.hours, hoursWords(service.hours)),
    ...line(
      "coveredBy",
      texts.coveredBy,
      service.coveredBy === undefined ? undefined : partyName(service.coveredBy, names),
    ),
    ...line("sign", texts.sign, minutesWords(service.sign)),
    ...line("answer", texts.answer, minutesWords(service.answer)),
    ...line("source", texts.source, sourceWords(service)),
    ...line(
      "askers",
      texts.askers,
      service.askers.length === 0 ? texts.everybody : listed(service.askers.map((role) => names.role({ role }))),
    ),
    ...line(
      "returns",
      texts.returns,
      service.returns.length === 0 ? undefined : listed(service.returns.map((one) => serviceReturnNames[one])),
    ),
    ...line(
      "certificates",
      texts.certificates,
      service.certificates === undefined ? undefined : listed(service.certificates.map(certificateName)),
    ),
    ...line("referral", texts.referral, yesOrNo(service.referral)),
    ...line("from", texts.firstDay, service.from === undefined ? undefined : same(service.from)),
    ...line("until", texts.lastDay, service.until === undefined ? undefined : same(service.until)),
  ],
};

/** Several items at once, a line each. */
export const servicesSetting: Pick<Setting<{ readonly services: readonly Service[] }>, "order" | "lines"> = {
  order: "DefineServices",
  lines: ({ services }, names) =>
    services.flatMap((item) =>
      line(
        item.service,
        item.name,
        phrase(manyLine, {
          parties: partiesWords(item.answeredBy, names),
          hours: hoursWords(item.hours),
          answer: minutesWords(item.answer),
          source: sourceWords(item),
        }),
      ),
    ),
};

const manyLine: Sentence = {
  zh: "{parties}；{hours}；答复 {answer}（{source}）",
  en: "{parties}; {hours}; answered in {answer} ({source})",
};
const askedFor: Sentence = { zh: "{label}（{field}，{kind}，必填）", en: "{label} ({field}, {kind}, required)" };
const mayBeAskedFor: Sentence = { zh: "{label}（{field}，{kind}）", en: "{label} ({field}, {kind})" };

/** A field that the asker fills in, while somebody sets it. */
export interface GivesDraft {
  readonly field: string;
  readonly label: Sentence;
  readonly kind: (typeof answerKinds)[number];
  readonly required: boolean;
}

/** Three texts that become minutes, the most urgent first. */
type MinutesDraft = readonly [string, string, string];

/** An item of the menu while somebody types it; parties as `partyValue` says them. */
export interface ServiceDraft {
  readonly service: string;
  readonly name: Sentence;
  readonly about: Sentence;
  readonly gives: readonly GivesDraft[];
  readonly answeredBy: readonly string[];
  readonly isAlways: boolean;
  readonly days: readonly string[];
  readonly opens: string;
  readonly closes: string;
  readonly holidays: boolean;
  readonly coveredBy: string;
  readonly sign: MinutesDraft;
  readonly answer: MinutesDraft;
  readonly askers: readonly Role[];
  readonly returns: readonly Returned[];
  /** Parted by commas. */
  readonly certificates: string;
  readonly referral: boolean;
  readonly source: string;
  readonly from: string;
  readonly until: string;
}

export const newGives: GivesDraft = { field: "", label: same(""), kind: "text", required: true };

/** A party as a value of a choice; `partyIn` reads it back. */
export function partyValue({ kind, id, post }: Party): string {
  return JSON.stringify([kind, id ?? "", post ?? ""]);
}

export function partyIn(value: string): Party {
  const [kind, id, post] = JSON.parse(value) as [Party["kind"], string, string];
  return { kind, ...(id === "" ? {} : { id }), ...(post === "" ? {} : { post }) };
}

export function serviceDraft(service: Service | undefined): ServiceDraft {
  const { hours, coveredBy, sign = [3, 3, 3], answer = [15, 30, 60] } = service ?? {};
  const texted = ([one, two, three]: Service["sign"]): MinutesDraft => [`${one}`, `${two}`, `${three}`];
  return {
    service: service?.service ?? "",
    name: service?.name ?? same(""),
    about: service?.about ?? same(""),
    gives: service?.gives ?? [],
    answeredBy: (service?.answeredBy ?? []).map(partyValue),
    isAlways: hours === undefined,
    days: (hours?.days ?? [1, 2, 3, 4, 5]).map(String),
    opens: hours === undefined ? "08:30" : timeText(hours.from),
    // A field of a time knows no 24:00.
    closes: hours === undefined ? "17:30" : timeText(hours.to % 1440),
    holidays: hours?.holidays ?? false,
    coveredBy: coveredBy === undefined ? "" : partyValue(coveredBy),
    sign: texted(sign),
    answer: texted(answer),
    askers: service?.askers ?? [],
    returns: service?.returns ?? [],
    certificates: (service?.certificates ?? []).join("、"),
    referral: service?.referral ?? false,
    source: service?.source ?? "",
    from: service?.from ?? "",
    until: service?.until ?? "",
  };
}

type HoursDraft = Pick<ServiceDraft, "isAlways" | "days" | "opens" | "closes" | "holidays">;

/** The hours a draft says; undefined: always; null: they are none. */
export function hoursIn({ isAlways, days, opens, closes, holidays }: HoursDraft): Service["hours"] | null {
  if (isAlways) return undefined;
  const [from, closing] = [minutesIn(opens), minutesIn(closes)];
  const to = closing === 0 ? 1440 : closing;
  if (from === undefined || to === undefined || to === from || days.length === 0) return null;
  return { days: days.map(Number).toSorted((one, other) => one - other), from, to, holidays };
}

const trimmed = ({ zh, en }: Sentence): Sentence => ({ zh: zh.trim(), en: en.trim() });
const isEmpty = ({ zh, en }: Sentence): boolean => zh.trim() === "" && en.trim() === "";

/** What is said about it, in both languages or not at all. */
export function isAboutRight({ about }: Pick<ServiceDraft, "about">): boolean {
  return isEmpty(about) || (about.zh.trim() !== "" && about.en.trim() !== "");
}

const minutesOf = (said: MinutesDraft) => said.map(Number) as unknown as Service["sign"];

/** What the form says, for the schema of the order to judge; null without a code, or with hours that are none. */
export function serviceOf(draft: ServiceDraft): Service | null {
  const hours = hoursIn(draft);
  const certificates = draft.certificates.split(/[、,，;；]+/u).flatMap((one) => one.trim() || []);
  if (draft.service.trim() === "" || hours === null || !isAboutRight(draft)) return null;
  return {
    service: draft.service.trim(),
    name: trimmed(draft.name),
    ...(isEmpty(draft.about) ? {} : { about: trimmed(draft.about) }),
    gives: draft.gives.map(({ field, label, ...rest }) => ({ field: field.trim(), label: trimmed(label), ...rest })),
    answeredBy: draft.answeredBy.map(partyIn),
    ...(hours === undefined ? {} : { hours }),
    ...(draft.coveredBy === "" ? {} : { coveredBy: partyIn(draft.coveredBy) }),
    sign: minutesOf(draft.sign),
    answer: minutesOf(draft.answer),
    askers: [...draft.askers] as Service["askers"],
    returns: [...draft.returns],
    ...(certificates.length === 0 ? {} : { certificates }),
    referral: draft.referral,
    ...(draft.source.trim() === "" ? {} : { source: draft.source.trim() }),
    ...(draft.from === "" ? {} : { from: draft.from }),
    ...(draft.until === "" ? {} : { until: draft.until }),
  };
}
