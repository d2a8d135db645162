import { type ReactNode, useState } from "react";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useStream } from "../../journal/web/client.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import type { QualityRule } from "../quality.ts";
import { qualityRuleStream } from "../quality-facts.ts";
import { isRight, qualityBounds, type QualityDraft, qualitySetting, ruleOf } from "./quality-setting.ts";
import { qualityTexts as texts } from "./quality-texts.ts";

const none: QualityRule = { share: 0, days: 3, seed: "—" };

function draftOf({ share, days, seed }: QualityRule): QualityDraft {
  return { share: String(share), days: String(days), seed: seed === none.seed ? "" : seed };
}

/** By which published rule filed incidents are drawn for a quality call. */
export function QualitySettingsPage(): ReactNode {
  const say = useSay();
  const rule = useStream<QualityRule>(qualityRuleStream);
  const [edited, setEdited] = useState<QualityDraft | null>(null);
  const draft = edited ?? draftOf(rule ?? none);
  const number = (name: keyof typeof qualityBounds) => (
    <TextField
      label={say(texts[name])}
      name={name}
      numeric
      figures
      most={3}
      trouble={isRight(name, draft[name]) ? null : texts.wrong}
      troubleValues={qualityBounds[name]}
      value={draft[name]}
      onChange={(value) => setEdited({ ...draft, [name]: value })}
    />
  );
  return (
    <SettingPage
      title={texts.title}
      about={texts.about}
      settings={[qualitySetting]}
      onTake={(then: QualityRule) => setEdited(draftOf(then))}
    >
      <SettingForm
        label={say(texts.setRule)}
        setting={qualitySetting}
        now={rule ?? none}
        then={ruleOf(draft)}
        onSaved={() => setEdited(null)}
      >
        {number("share")}
        {number("days")}
        <TextField
          label={say(texts.seed)}
          name="seed"
          most={80}
          hint={say(texts.seedHint)}
          value={draft.seed}
          onChange={(seed) => setEdited({ ...draft, seed })}
        />
      </SettingForm>
    </SettingPage>
  );
}
