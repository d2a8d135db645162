import { type ReactNode, useMemo } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { instantOf } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { NumberSettingPage } from "../../journal/web/number-setting-page.tsx";
import { daysOf, type Retention, retentionAt } from "../retention.ts";
import { retentionStream } from "../retention-facts.ts";
import { RetentionPanel } from "./retention-panel.tsx";
import {
  retentionBody,
  type RetentionBody,
  retentionFields,
  retentionNumbers,
  retentionSetting,
} from "./retention-setting.ts";

const texts = {
  title: { zh: "设定保存期限", en: "Set retention" },
  about: {
    zh: "自办结起算；到期后先保留宽限期，再销毁，不可恢复。对届时仍保存的全部记录生效。",
    en: "Days count from the end of the matter; then comes the grace, then erasure for good. It counts for everything still kept at that moment.",
  },
  meaning: {
    zh: "缩短的类别，到期的记录将在生效后一小时内开始销毁（宽限期内可撤回）。法律规定的最短期限不能缩短。",
    en: "Of a kind that gets shorter, what is due begins to be erased within the hour, and can be recalled in its grace. No kind can be shorter than the law asks.",
  },
} as const satisfies Record<string, Sentence>;

/** How long what is personal is kept: what it brings next, the schedule, and how it came to be. */
export function RetentionPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const at = instantOf(useNow());
  const scheduled = useMemo(
    () => [...client.book.retentions.values()].filter(({ setting }) => setting === undefined),
    [client],
  );
  const [setting, fields] = useMemo(() => [retentionSetting(scheduled), retentionFields(scheduled)], [scheduled]);
  const { days, graceHours } = retentionAt(useStream<Retention>(retentionStream) ?? null, at);
  const now = { days: Object.fromEntries(scheduled.map((kind) => [kind.code, daysOf({ days }, kind)])), graceHours };
  return (
    <>
      <RetentionPanel isSetting />
      <NumberSettingPage<RetentionBody>
        title={texts.title}
        about={texts.about}
        setting={setting}
        fields={fields}
        now={now}
        numbersOf={retentionNumbers}
        bodyOf={retentionBody}
        meaning={() => <p>{say(texts.meaning)}</p>}
      />
    </>
  );
}
