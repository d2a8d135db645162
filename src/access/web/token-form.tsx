import { type ReactNode, useState } from "react";
import { instantFrom, useDistrict } from "../../district/web/use-district.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { PickSome } from "../../ground/web/pick-some.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import type { Role } from "../../ground/role.ts";
import { routeScopes, tokenReads } from "../../ground/route-scopes.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { noDraft, type PowerDraft } from "./power-draft.ts";
import { PowerFields } from "./power-fields.tsx";
import { noLimits, ordersOf, tokenBody, tokenPresets, tokenRoles } from "./token-draft.ts";
import type { TokenBody } from "./token-setting.ts";

interface TokenFormProps {
  readonly setting: Setting<TokenBody>;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** What a program may do and until when; it waits for a second person as any power does. */
export function TokenForm({ setting, onClose, onSaved }: TokenFormProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const { zone } = useDistrict();
  const [label, setLabel] = useState("");
  const [draft, setDraft] = useState<PowerDraft<Role>>(noDraft);
  const [limits, setLimits] = useState(noLimits);
  const { role } = draft;
  const body = tokenBody(label, draft, limits, (day) => instantFrom(`${day} 23:59:59`, zone));
  const refusal = body === null ? null : rehearse(client, "MakeToken", body);

  return (
    <SettingForm<TokenBody>
      label={say(texts.newToken)}
      setting={setting}
      now={undefined}
      then={body}
      trouble={refusal === null ? null : sentenceOfRefusal(client, refusal)}
      onClose={onClose}
      onSaved={onSaved}
    >
      <TextField label={say(texts.label)} required name="label" most={80} value={label} onChange={setLabel} />
      <Field label={say(texts.preset)}>
        {(control) => (
          <PickOne
            {...control}
            value={undefined}
            options={Object.entries(tokenPresets).map(([value, { title }]) => ({ value, text: say(title) }))}
            onChange={(chosen) => {
              const preset = tokenPresets[chosen];
              if (preset === undefined) return;
              setDraft({ ...noDraft, role: preset.role, until: draft.until });
              setLimits(preset.limits);
            }}
          />
        )}
      </Field>
      <PowerFields
        roles={tokenRoles}
        draft={draft}
        lastDay={say(texts.validThrough)}
        onChange={(next) => {
          if (next.role !== draft.role) setLimits(noLimits);
          setDraft(next);
        }}
      />
      {role !== undefined && (
        <>
          <Field label={say(texts.onlyOrders)} name="orders">
            {(control) => (
              <PickSome
                {...control}
                value={limits.orders}
                options={ordersOf(client.book, role).map((order) => ({
                  value: order.name,
                  label: `${say(order.title)} ${order.name}`,
                }))}
                onChange={(orders) => setLimits({ ...limits, orders })}
              />
            )}
          </Field>
          <Field label={say(texts.onlyReads)} name="reads">
            {(control) => (
              <PickSome
                {...control}
                value={limits.reads}
                options={tokenReads.map((scope) => ({ value: scope, label: say(routeScopes[scope].title) }))}
                onChange={(reads) => setLimits({ ...limits, reads })}
              />
            )}
          </Field>
          <p className="quiet">{say(texts.scopeHint)}</p>
        </>
      )}
    </SettingForm>
  );
}
