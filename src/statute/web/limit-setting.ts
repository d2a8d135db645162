import { line } from "../../district/web/setting-words.ts";
import { same, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { type Length, type Limit, statuteStream } from "../facts.ts";
import { basisWords, lengthWords, namedWords, rungWords } from "../limit-words.ts";
import { profileOf } from "../statute.ts";
import { statuteTexts as texts } from "./statute-texts.ts";

/** The body of the order but for its reason. */
export interface LimitBody {
  readonly profile: string;
  readonly limit: Limit;
}

export function limitKey({ profile, limit: { code, since } }: LimitBody): string {
  return `${profile} ${code} ${since}`;
}

export function profileName(code: string): Sentence {
  return profileOf(code)?.name ?? same(code);
}

export const limitSetting: Setting<LimitBody> = {
  order: "SetLimit",
  stream: statuteStream,
  facts: ["LimitSet"],
  valueOf: ({ type, data }) => {
    if (type !== "LimitSet") return undefined;
    const { profile, limit } = data as LimitBody;
    return { profile, limit };
  },
  keyOf: ({ data }) => limitKey(data as LimitBody),
  lines: ({ profile, limit }) => [
    ...line("profile", texts.profile, profileName(profile)),
    ...line("nameZh", { zh: "中文名称", en: "Chinese name" }, same(limit.name.zh)),
    ...line("nameEn", { zh: "英文名称", en: "English name" }, same(limit.name.en)),
    ...line("basis", texts.basis, basisWords(limit.basis)),
    ...line("starts", texts.starts, limit.starts.name),
    ...line("length", texts.length, lengthWords(limit.length)),
    ...limit.ladder.flatMap((rung) => line(`rung ${rung.code}`, texts.ladder, rungWords(rung))),
    ...line("notCounted", texts.notCounted, limit.notCounted.length === 0 ? undefined : namedWords(limit.notCounted)),
    ...line("counted", texts.counted, limit.counted.length === 0 ? undefined : namedWords(limit.counted)),
    ...line("warnings", texts.warnings, limit.warnings.length === 0 ? undefined : same(limit.warnings.join(", "))),
    ...line("atEnd", texts.atEnd, limit.atEnd),
    ...line("since", texts.since, same(limit.since)),
    ...line("source", texts.source, limit.source),
  ],
};

/** A limit while somebody changes it. What a form does not change stays as it is in `of`. */
export interface LimitDraft {
  readonly profile: string;
  readonly of: Limit | undefined;
  readonly name: Sentence;
  readonly law: Sentence;
  readonly article: Sentence;
  readonly count: string;
  readonly measure: Length["measure"];
  readonly firstDayCounts: boolean;
  readonly rungs: readonly { readonly count: string; readonly mayBeSkipped: boolean }[];
  readonly warnings: string;
  readonly since: string;
  readonly source: Sentence;
}

const nothing = same("");

export function limitDraft(body: LimitBody | undefined): LimitDraft {
  const of = body?.limit;
  return {
    ...{ profile: body?.profile ?? "", of, name: of?.name ?? nothing },
    ...{ law: of?.basis.law ?? nothing, article: of?.basis.article ?? nothing },
    ...{ count: String(of?.length.count ?? ""), measure: of?.length.measure ?? "hours" },
    firstDayCounts: of?.length.firstDayCounts ?? false,
    rungs: (of?.ladder ?? []).map(({ longer, mayBeSkipped }) => ({ count: String(longer.count), mayBeSkipped })),
    ...{ warnings: (of?.warnings ?? []).join(", "), since: of?.since ?? "", source: of?.source ?? nothing },
  };
}

const number = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

/** The numbers of a list as somebody types it; null where a word of it is none. */
function numbersIn(text: string): readonly number[] | null {
  const numbers = text
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== "")
    .map(number);
  return numbers.every((each) => each !== null) ? numbers : null;
}

/** What the form says; null while a number is none or a day is missing. */
export function limitOf(draft: LimitDraft): LimitBody | null {
  const { profile, of, name, law, article, measure, since, source } = draft;
  const [count, warnings] = [number(draft.count), numbersIn(draft.warnings)];
  const ladder = (of?.ladder ?? []).map((rung, index) => {
    const said = draft.rungs[index] ?? { count: "", mayBeSkipped: false };
    return { ...rung, longer: { ...rung.longer, count: number(said.count) ?? 0 }, mayBeSkipped: said.mayBeSkipped };
  });
  if (of === undefined || count === null || warnings === null || since.trim() === "") return null;
  if (ladder.some(({ longer }) => longer.count === 0)) return null;
  const length = { count, measure, ...(draft.firstDayCounts ? { firstDayCounts: true as const } : {}) };
  const limit: Limit = {
    ...{ ...of, name: trimmed(name), basis: { law: trimmed(law), article: trimmed(article) } },
    ...{ length, ladder, warnings, since: since.trim(), source: trimmed(source) },
  };
  return { profile, limit };
}

function trimmed({ zh, en }: Sentence): Sentence {
  return { zh: zh.trim(), en: en.trim() };
}

/** The value of the setting that says by whose law this district is judged. */
export interface ProfileBody {
  readonly profile: string;
  readonly since: string;
}

export const profileSetting: Setting<ProfileBody> = {
  order: "ChooseProfile",
  stream: statuteStream,
  facts: ["ProfileChosen"],
  valueOf: ({ type, data }) => (type === "ProfileChosen" ? (data as ProfileBody) : undefined),
  lines: ({ profile, since }) => [
    ...line("profile", texts.profile, profileName(profile)),
    ...line("since", texts.since, same(since)),
  ],
};
