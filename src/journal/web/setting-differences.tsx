import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import type { Difference } from "./setting.ts";
import { settingTexts as texts } from "./setting-texts.ts";
import "./setting.css";

/** What a change does to a setting: each part that differs, as it is now and as it will be. */
export function SettingDifferences({ of }: { readonly of: readonly Difference[] }): ReactNode {
  const say = useSay();
  return (
    <dl className="setting-differences">
      {of.map(({ key, name, was, becomes }) => (
        <div key={key}>
          <dt>{say(name)}</dt>
          <dd>
            {was !== undefined && (
              <>
                <span className="unseen">{say(texts.was)} </span>
                <del>{say(was)}</del> <span aria-hidden="true">→</span>{" "}
              </>
            )}
            <span className="unseen">{say(texts.becomes)} </span>
            <ins>{say(becomes ?? texts.nothing)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
