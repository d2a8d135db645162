import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { useStream } from "../../journal/web/client.ts";
import { NumberSettingPage } from "../../journal/web/number-setting-page.tsx";
import { type PositionSettings, positionSettingsStream, usualPositionSettings } from "../facts.ts";
import { positionFields, positionSetting } from "./position-settings.ts";

const texts = {
  title: { zh: "警力位置", en: "Crew positions" },
  about: {
    zh: "位置只在岗时记录。保存期限缩短后，较早的记录在下一次清理时删除。",
    en: "Positions are recorded on duty only. When fewer days are kept, older ones are deleted at the next sweep.",
  },
  shorter: {
    zh: "{from} 至 {to} 天前的位置记录将在批准后一小时内删除，不可恢复。",
    en: "Positions from {to} to {from} days ago are deleted within the hour after approval, for good.",
  },
} as const satisfies Record<string, Sentence>;

export function PositionSettingsPage(): ReactNode {
  const say = useSay();
  const now = useStream<PositionSettings>(positionSettingsStream) ?? usualPositionSettings;
  return (
    <NumberSettingPage<Partial<PositionSettings>>
      title={texts.title}
      about={texts.about}
      setting={positionSetting}
      fields={positionFields}
      now={now}
      numbersOf={(settings) => settings}
      bodyOf={(numbers): Partial<PositionSettings> => numbers}
      meaning={({ keepDays = now.keepDays }) =>
        keepDays < now.keepDays && <p>{say(texts.shorter, { from: now.keepDays, to: keepDays })}</p>
      }
    />
  );
}
