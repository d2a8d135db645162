import { InputNumber } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import type { RestRules } from "../posts.ts";
import { postsTexts } from "./roster-texts.ts";

const fields = [
  { key: "betweenHours", text: postsTexts.between, least: 0, most: 48 },
  { key: "weekHours", text: postsTexts.week, least: 1, most: 168 },
  { key: "shiftHours", text: postsTexts.shift, least: 1, most: 48 },
] as const;

/** What counts as too little rest. */
export function RestForm({ rest: before }: { readonly rest: RestRules }): ReactNode {
  const say = useSay();
  const id = useId();
  const [rest, setRest] = useState(before);
  return (
    <section aria-label={say(postsTexts.rest)}>
      <h3>{say(postsTexts.rest)}</h3>
      <div className="roster-shift-form">
        {fields.map(({ key, text, least, most }) => (
          <div key={key} className="roster-field">
            <label htmlFor={id + key}>{say(text)}</label>
            <InputNumber
              id={id + key}
              size="small"
              min={least}
              max={most}
              value={rest[key]}
              onChange={(hours) => setRest({ ...rest, [key]: hours ?? before[key] })}
            />
          </div>
        ))}
        <OrderButton order="SetRestRules" kind="primary" body={{ ...rest }}>
          {say(postsTexts.save)}
        </OrderButton>
      </div>
    </section>
  );
}
