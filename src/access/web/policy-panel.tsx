import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useId, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Form } from "../../ground/web/form.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { type Column, Table } from "../../ground/web/table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient, useStream } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { securityStream } from "../facts.ts";
import { powerRoles, type PowerRole } from "../../ground/role.ts";
import { roleNames } from "../role-names.ts";
import { noSecurity, type Security, whenIdle } from "../security.ts";
import { partTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { grantOutcome } from "./power-draft.ts";
import {
  isFieldRight,
  type PolicyDraft,
  policyDraft,
  type PolicyField,
  policyOf,
  withSecondFactor,
} from "./policy-draft.ts";

/** The rules of signing in, by role; saved as a whole. */
export function PolicyPanel(): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const { policy } = useStream<Security>(securityStream) ?? noSecurity;
  const [outcome, setOutcome] = useState<Sentence | null>(null);
  const [edited, setEdited] = useState<PolicyDraft | null>(null);
  const draft = edited ?? policyDraft(policy);
  const editable = mayGive(client, "SetSecurityPolicy");
  const next = policyOf(draft);

  function change(said: PolicyDraft): void {
    giving.clear();
    setOutcome(null);
    setEdited(said);
  }

  async function save(): Promise<void> {
    const answer = await giving.give("SetSecurityPolicy", next);
    if (answer.kind !== "accepted") return;
    setEdited(null);
    setOutcome(grantOutcome(answer.facts) === "waits" ? texts.rulesWait : texts.rulesSaved);
  }

  return (
    <Form
      className="people-wide people-policy"
      label={say(partTexts.rules)}
      send={null}
      ready={next !== null && edited !== null}
      busy={giving.busy}
      onSend={() => void save()}
    >
      <Panel
        title={say(partTexts.rules)}
        className="panel-grow"
        tools={
          <>
            <Trouble said={giving.trouble} />
            <span className="quiet" role="status">
              {edited === null
                ? outcome !== null && say(outcome)
                : say(next === null ? texts.rulesWrong : texts.rulesUnsaved)}
            </span>
            {edited !== null && (
              <>
                <Button onClick={() => setEdited(null)}>{say(texts.discard)}</Button>
                <Button look="primary" submit busy={giving.busy} disabled={next === null}>
                  {say(texts.save)}
                </Button>
              </>
            )}
          </>
        }
        body="people-body people-rules"
      >
        <PasswordDays draft={draft} editable={editable} onChange={change} />
        <RulesTable draft={draft} editable={editable} onChange={change} />
      </Panel>
    </Form>
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
