import { Input, Select } from "antd";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { instantFrom, useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { useDesk } from "../../journal/web/desk.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { Role } from "../../ground/role.ts";
import { routeScopes, tokenReads } from "../../ground/route-scopes.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { grantOutcome, noDraft, type PowerDraft } from "./power-draft.ts";
import { PowerFields } from "./power-fields.tsx";
import { noLimits, ordersOf, tokenBody, tokenPresets, tokenRoles } from "./token-draft.ts";

interface TokenFormProps {
  readonly onDone: (outcome: ReturnType<typeof grantOutcome> | null) => void;
}

/** What a program may do and until when; it waits for a second person as any power does. */
export function TokenForm({ onDone }: TokenFormProps): ReactNode {
  const say = useSay();
  const id = useId();
  const desk = useDesk();
  const { zone } = useDistrict();
  const [label, setLabel] = useState("");
  const [draft, setDraft] = useState<PowerDraft<Role>>(noDraft);
  const [limits, setLimits] = useState(noLimits);
  const body = tokenBody(label, draft, limits, (day) => instantFrom(`${day} 23:59:59`, zone));
  const refusal = body === null ? null : rehearse(desk, "MakeToken", body);

  return (
    <OrderForm
      className="people-form people-form-wide"
      label={say(texts.newToken)}
      send={say(texts.propose)}
      order="MakeToken"
      body={body}
      trouble={refusal === null ? null : sentenceOfRefusal(desk, refusal)}
      onAccepted={({ facts }) => onDone(grantOutcome(facts))}
      onClose={() => onDone(null)}
    >
      <label htmlFor={`${id}label`}>{say(texts.label)}</label>
      <Input
        id={`${id}label`}
        size="small"
        maxLength={80}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <label htmlFor={`${id}preset`}>{say(texts.preset)}</label>
      <Select<string>
        id={`${id}preset`}
        size="small"
        value={null}
        options={Object.entries(tokenPresets).map(([value, { title }]) => ({ value, label: say(title) }))}
        onChange={(chosen) => {
          const preset = tokenPresets[chosen];
          if (preset === undefined) return;
          setDraft({ ...noDraft, role: preset.role, until: draft.until });
          setLimits(preset.limits);
        }}
        onKeyDown={keepFormOpen}
      />
      <PowerFields
        roles={tokenRoles}
        draft={draft}
        lastDay={say(texts.validThrough)}
        onChange={(next) => {
          if (next.role !== draft.role) setLimits(noLimits);
          setDraft(next);
        }}
      />
      {draft.role !== undefined && (
        <>
          <label htmlFor={`${id}orders`}>{say(texts.onlyOrders)}</label>
          <Select
            id={`${id}orders`}
            mode="multiple"
            size="small"
            value={[...limits.orders]}
            optionFilterProp="label"
            options={ordersOf(desk.book, draft.role).map((order) => ({
              value: order.name,
              label: `${say(order.title)} ${order.name}`,
            }))}
            onChange={(orders) => setLimits({ ...limits, orders })}
            onKeyDown={keepFormOpen}
          />
          <label htmlFor={`${id}reads`}>{say(texts.onlyReads)}</label>
          <Select
            id={`${id}reads`}
            mode="multiple"
            size="small"
            value={[...limits.reads]}
            optionFilterProp="label"
            options={tokenReads.map((scope) => ({ value: scope, label: say(routeScopes[scope].title) }))}
            onChange={(reads) => setLimits({ ...limits, reads })}
            onKeyDown={keepFormOpen}
          />
          <p className="quiet">{say(texts.scopeHint)}</p>
        </>
      )}
      <p className="quiet">{say(texts.grantWaits)}</p>
    </OrderForm>
  );
}

/** The first Escape closes the list and not the form. */
function keepFormOpen(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === "Escape" && event.currentTarget.querySelector('[aria-expanded="true"]') !== null) {
    event.stopPropagation();
  }
}
