import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useId, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { type Column, Table } from "../../ground/web/table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { settingTexts } from "../../journal/web/setting-texts.ts";
import { securityStream } from "../facts.ts";
import { powerRoles, type PowerRole } from "../../ground/role.ts";
import { roleNames } from "../role-names.ts";
import { noSecurity, type Security, type SecurityPolicy, whenIdle } from "../security.ts";
import { partTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import {
  isFieldRight,
  type PolicyDraft,
  policyDraft,
  type PolicyField,
  policyOf,
  withSecondFactor,
} from "./policy-draft.ts";
import { policySetting } from "./policy-setting.ts";

/** The rules of signing in, by role; saved as a whole. Who may not change them reads them and how they came to be. */
export function PolicyPanel(): ReactNode {
  const say = useSay();
  const client = useClient();
  const { policy } = useStream<Security>(securityStream) ?? noSecurity;
  const [edited, setEdited] = useState<PolicyDraft | null>(null);
  const [saved, setSaved] = useState(false);
  const draft = edited ?? policyDraft(policy);
  const editable = mayGive(client, "SetSecurityPolicy");
  const change = (said: PolicyDraft) => {
    setSaved(false);
    setEdited(said);
  };
  const fields = (
    <>
      <PasswordDays draft={draft} editable={editable} onChange={change} />
      <RulesTable draft={draft} editable={editable} onChange={change} />
    </>
  );
  return (
    <div className="people-setting">
      <SettingPage<SecurityPolicy>
        title={partTexts.rules}
        about={texts.rulesAbout}
        settings={[policySetting]}
        {...(editable ? { onTake: (value: SecurityPolicy) => change(policyDraft(value)) } : {})}
      >
        {editable ? (
          <SettingForm<SecurityPolicy>
            label={say(partTexts.rules)}
            setting={policySetting}
            // As the form has it: a role that nothing was said of has what is usual.
            now={policyOf(policyDraft(policy)) ?? policy}
            then={policyOf(draft)}
            trouble={policyOf(draft) === null ? texts.rulesWrong : null}
            meaning={<p>{say(texts.rulesMean)}</p>}
            onSaved={() => {
              setEdited(null);
              setSaved(true);
            }}
          >
            <div className="people-rules">{fields}</div>
            <p className="setting-said">
              {edited !== null && <Button onClick={() => setEdited(null)}>{say(texts.discard)}</Button>}
              <span className="quiet" role="status">
                {saved && say(settingTexts.given)}
              </span>
            </p>
          </SettingForm>
        ) : (
          <div className="people-rules people-body">{fields}</div>
        )}
      </SettingPage>
    </div>
  );
}

interface RulesProps {
  readonly draft: PolicyDraft;
  readonly editable: boolean;
  readonly onChange: (draft: PolicyDraft) => void;
}

function PasswordDays({ draft, editable, onChange }: RulesProps): ReactNode {
  const say = useSay();
  const id = useId();
  return (
    <p className="people-inline">
      <label htmlFor={id}>{say(texts.passwordDays)}</label>
      <NumberField
        id={id}
        field="passwordDays"
        value={draft.passwordDays}
        editable={editable}
        onChange={(passwordDays) => onChange({ ...draft, passwordDays })}
      />
    </p>
  );
}

function RulesTable({ draft, editable, onChange }: RulesProps): ReactNode {
  const say = useSay();
  const named = (role: PowerRole, what: Sentence) => say(texts.ofRole, { role: say(roleNames[role]), what: say(what) });
  const number = (field: "idleMinutes" | "longestHours"): Column<PowerRole> => ({
    key: field,
    head: say(texts[field]),
    cell: (role) => (
      <NumberField
        label={named(role, texts[field])}
        field={field}
        value={draft[field][role] ?? ""}
        editable={editable}
        onChange={(value) => onChange({ ...draft, [field]: { ...draft[field], [role]: value } })}
      />
    ),
  });
  return (
    <Table
      className="people-table"
      caption={say(partTexts.rules)}
      within
      rows={powerRoles}
      keyOf={(role) => role}
      columns={[
        { key: "role", head: say(texts.role), names: true, cell: (role) => say(roleNames[role]) },
        number("idleMinutes"),
        { key: "onIdle", head: say(texts.onIdle), className: "quiet", cell: (role) => say(texts[whenIdle(role)]) },
        number("longestHours"),
        {
          key: "secondFactor",
          head: say(texts.secondFactor),
          cell: (role) => (
            <Checkbox
              aria-label={named(role, texts.secondFactor)}
              checked={draft.secondFactor.includes(role)}
              disabled={!editable}
              onChange={(event) => onChange(withSecondFactor(draft, role, event.target.checked))}
            />
          ),
        },
      ]}
    />
  );
}

interface NumberFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly field: PolicyField;
  readonly value: string;
  readonly editable: boolean;
  readonly onChange: (value: string) => void;
}

function NumberField({ id, label, field, value, editable, onChange }: NumberFieldProps): ReactNode {
  const wrong = !isFieldRight(field, value);
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(wrong ? { status: "error" as const, "aria-invalid": true } : {})}
      className="people-number figures"
      inputMode="numeric"
      maxLength={4}
      readOnly={!editable}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
