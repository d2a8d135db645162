import { Button, Checkbox, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { useDesk, useStream } from "../../journal/web/desk.ts";
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
  const desk = useDesk();
  const giving = useGiving();
  const { policy } = useStream<Security>(securityStream) ?? noSecurity;
  const [outcome, setOutcome] = useState<Sentence | null>(null);
  const [edited, setEdited] = useState<PolicyDraft | null>(null);
  const draft = edited ?? policyDraft(policy);
  const editable = mayGive(desk, "SetSecurityPolicy");
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
    <form
      className="panel panel-grow people-wide"
      aria-label={say(partTexts.rules)}
      onSubmit={(event) => {
        event.preventDefault();
        if (next !== null && edited !== null) void save();
      }}
    >
      <div className="panel-head">
        <h2>{say(partTexts.rules)}</h2>
        <span className="panel-head-space" />
        {giving.trouble !== null && (
          <span role="alert" className="trouble">
            {say(giving.trouble)}
          </span>
        )}
        <span className="quiet" role="status">
          {edited === null
            ? outcome !== null && say(outcome)
            : say(next === null ? texts.rulesWrong : texts.rulesUnsaved)}
        </span>
        {edited !== null && (
          <>
            <Button size="small" onClick={() => setEdited(null)}>
              {say(texts.discard)}
            </Button>
            <Button size="small" type="primary" htmlType="submit" loading={giving.busy} disabled={next === null}>
              {say(texts.save)}
            </Button>
          </>
        )}
      </div>
      <div className="panel-body people-body people-rules">
        <PasswordDays draft={draft} editable={editable} onChange={change} />
        <table className="people-table">
          <thead>
            <tr>
              <th scope="col">{say(texts.role)}</th>
              <th scope="col">{say(texts.idleMinutes)}</th>
              <th scope="col">{say(texts.onIdle)}</th>
              <th scope="col">{say(texts.longestHours)}</th>
              <th scope="col">{say(texts.secondFactor)}</th>
            </tr>
          </thead>
          <tbody>
            {powerRoles.map((role) => (
              <RoleRules key={role} role={role} draft={draft} editable={editable} onChange={change} />
            ))}
          </tbody>
        </table>
      </div>
    </form>
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

function RoleRules({ role, draft, editable, onChange }: RulesProps & { readonly role: PowerRole }): ReactNode {
  const say = useSay();
  const name = say(roleNames[role]);
  const number = (field: "idleMinutes" | "longestHours") => (
    <NumberField
      label={say(texts.ofRole, { role: name, what: say(texts[field]) })}
      field={field}
      value={draft[field][role] ?? ""}
      editable={editable}
      onChange={(value) => onChange({ ...draft, [field]: { ...draft[field], [role]: value } })}
    />
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{number("idleMinutes")}</td>
      <td className="quiet">{say(texts[whenIdle(role)])}</td>
      <td>{number("longestHours")}</td>
      <td>
        <Checkbox
          aria-label={say(texts.ofRole, { role: name, what: say(texts.secondFactor) })}
          checked={draft.secondFactor.includes(role)}
          disabled={!editable}
          onChange={(event) => onChange(withSecondFactor(draft, role, event.target.checked))}
        />
      </td>
    </tr>
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
      size="small"
      inputMode="numeric"
      maxLength={4}
      readOnly={!editable}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
