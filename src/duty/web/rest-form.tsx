import { NumberInput } from "../../ground/web/input.tsx";
import { type ReactNode, useState } from "react";
import { Field } from "../../ground/web/field.tsx";
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
  const [rest, setRest] = useState(before);
  return (
    <section aria-label={say(postsTexts.rest)}>
      <h3>{say(postsTexts.rest)}</h3>
      <div className="roster-shift-form">
        {fields.map(({ key, text, least, most }) => (
          <Field key={key} label={say(text)} className="roster-field" name={key}>
            {(control) => (
              <NumberInput
                {...control}
                min={least}
                max={most}
                value={rest[key]}
                onChange={(hours) => setRest({ ...rest, [key]: hours })}
              />
            )}
          </Field>
        ))}
        <OrderButton order="SetRestRules" kind="primary" body={{ ...rest }}>
          {say(postsTexts.save)}
        </OrderButton>
      </div>
    </section>
  );
}
