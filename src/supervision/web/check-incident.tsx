import { type ReactNode, useState } from "react";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useGoTo } from "../../ground/web/address.ts";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { type Finding, findingStage, findingStageNames } from "../finding.ts";
import { forceKindNames, forceKinds, forceReasonNames, forceReasons } from "../force-facts.ts";
import { type Force, forceStage, forceStageNames } from "../force.ts";
import { checkTexts as texts } from "./check-texts.ts";
import { FindingForm } from "./finding-form.tsx";
import "./check.css";

/** What supervision has to say of an incident: findings in sight, force that was used; and the way to say more. */
export function IncidentChecks({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const client = useClient();
  const goTo = useGoTo();
  const { now: form, open, close } = useOpened<"force" | "finding">();
  const findings = useStreams<Finding>("finding").filter(({ state }) =>
    state.evidence.some(({ stream }) => stream === `incident/${id}`),
  );
  const forces = useStreams<Force>("force").filter(({ state }) => state.incident === id);
  const [mayRecord, mayFind] = [mayGive(client, "RecordForce"), mayGive(client, "OpenFinding")];
  if (findings.length + forces.length === 0 && !mayRecord && !mayFind) return null;
  return (
    <section className="card-section" aria-label={say(texts.sections)}>
      <div className="card-section-head">
        <h3>{say(texts.sections)}</h3>
        <span className="panel-head-space" />
        {mayGive(client, "ReviewIncident") && (
          <AddressLink to="/supervision/reviews" search={{ review: id }}>
            {say(texts.lookAgainAt)}
          </AddressLink>
        )}
        {form === null && mayFind && <Button onClick={() => open("finding")}>{say(texts.openFinding)}</Button>}
        {form === null && mayRecord && <Button onClick={() => open("force")}>{say(texts.recordForce)}</Button>}
      </div>
      {form === "force" && <RecordForceForm incident={id} onClose={close} />}
      {form === "finding" && (
        <FindingForm
          incident={id}
          rule="reclassified"
          evidence={[]}
          onClose={close}
          onOpened={(finding) => goTo({ path: "/supervision/findings" }, { finding })}
        />
      )}
      {findings.map(({ state }) => (
        <p key={state.id} className="card-line">
          <AddressLink to="/supervision/findings" search={{ finding: state.id }}>
            {state.title}
          </AddressLink>{" "}
          <span className="quiet">{say(findingStageNames[findingStage(state)])}</span>
        </p>
      ))}
      {forces.map(({ state }) => (
        <p key={state.id} className="card-line">
          <AddressLink to="/supervision/force" search={{ force: state.id }}>
            {say(forceKindNames[state.kind])}
          </AddressLink>{" "}
          <span className="quiet">{say(forceStageNames[forceStage(state)])}</span>
        </p>
      ))}
    </section>
  );
}

function RecordForceForm({
  incident,
  onClose,
}: {
  readonly incident: string;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  const [kind, setKind] = useState<(typeof forceKinds)[number]>();
  const [why, setWhy] = useState<(typeof forceReasons)[number]>();
  const [injured, setInjured] = useState(false);
  return (
    <OrderForm
      label={say(texts.recordForce)}
      order="RecordForce"
      body={kind === undefined || why === undefined ? null : { incidentId: incident, kind, why, injured }}
      onClose={onClose}
    >
      <Field label={say(texts.forceKind)} name="kind" required>
        {(control) => (
          <PickOne
            {...control}
            focused
            value={kind}
            options={forceKinds.map((value) => ({ value, text: say(forceKindNames[value]) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={say(texts.forceWhy)} name="why" required>
        {(control) => (
          <PickOne
            {...control}
            value={why}
            options={forceReasons.map((value) => ({ value, text: say(forceReasonNames[value]) }))}
            onChange={setWhy}
          />
        )}
      </Field>
      <Checkbox checked={injured} onChange={({ target }) => setInjured(target.checked)}>
        {say(texts.injured)}
      </Checkbox>
    </OrderForm>
  );
}
