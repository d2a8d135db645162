import { type ReactNode, useState } from "react";
import { Choice } from "../../ground/web/choice.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useStream } from "../../journal/web/client.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { roadsStream } from "../facts.ts";
import { noRoads, type RoadsState } from "../roads.ts";
import { type Contraflow, contraflowSetting, factorIn } from "./street-settings.ts";
import { streetTexts as texts } from "./street-texts.ts";

const usualFactor = "3";

/** Whether crews may drive against one-ways, and how much longer that takes. */
export function ContraflowPage(): ReactNode {
  const say = useSay();
  const { contraflowFactor } = useStream<RoadsState>(roadsStream) ?? noRoads;
  const [edited, setEdited] = useState<{ readonly allowed: boolean; readonly factor: string } | null>(null);
  const draftOf = ({ factor }: Contraflow) => ({ allowed: factor !== null, factor: String(factor ?? usualFactor) });
  const draft = edited ?? draftOf({ factor: contraflowFactor });
  const factor = factorIn(draft.factor);
  return (
    <SettingPage
      title={texts.contraflow}
      about={texts.contraflowAbout}
      settings={[contraflowSetting]}
      onTake={(value) => setEdited(draftOf(value))}
    >
      <SettingForm
        label={say(texts.contraflow)}
        setting={contraflowSetting}
        now={{ factor: contraflowFactor }}
        then={draft.allowed ? (factor === null ? null : { factor }) : { factor: null }}
        meaning={<p>{say(texts.contraflowMeaning)}</p>}
        onSaved={() => setEdited(null)}
      >
        <div className="setting-moment">
          <span>{say(texts.contraflow)}</span>
          <Choice
            label={say(texts.contraflow)}
            value={draft.allowed ? "yes" : "no"}
            options={[
              { value: "no", text: say(texts.notAllowed) },
              { value: "yes", text: say(texts.allowed) },
            ]}
            onChange={(value) => setEdited({ ...draft, allowed: value === "yes" })}
          />
        </div>
        {draft.allowed && (
          <TextField
            label={say(texts.factor)}
            name="factor"
            hint={say(texts.factorHint)}
            trouble={factor === null ? texts.wrongFactor : null}
            figures
            most={5}
            value={draft.factor}
            onChange={(value) => setEdited({ ...draft, factor: value })}
          />
        )}
      </SettingForm>
    </SettingPage>
  );
}
