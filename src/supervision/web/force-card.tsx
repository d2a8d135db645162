import { FactList } from "../../access/web/fact-list.tsx";
import { type ReactNode, useState } from "react";
import { instantFrom, useDistrict } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import type { Fact } from "../../ground/fact.ts";
import { hallAddress } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { panelOf } from "../../journal/web/use-read.ts";
import { forceKindNames, forceReasonNames, forceStream } from "../force-facts.ts";
import { type Force, forceDue, forceStage, forceStageNames, needsProcurator } from "../force.ts";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";

interface ForceRead {
  readonly state: Force;
  readonly timeline: readonly Fact[];
}

type Form = "reportForce" | "tellProcurator" | "reviewForce";

/** One use of force: what was used and why, its report, its review. */
export function ForceCard({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const live = useStream<Force>(forceStream(id));
  const read = useAnswer<ForceRead>(`/supervision/forces/${encodeURIComponent(id)}`, {}, live);
  const force = live ?? read.content?.state;
  const isGone = read.refused?.status === 404;
  return (
    <section className="check-card" aria-label={say(texts.forceNamed, { number: id.slice(-6) })}>
      <header className="check-card-head">
        <h3>{say(texts.forceNamed, { number: id.slice(-6) })}</h3>
        <Button look="text" onClick={onClose}>
          {say(texts.close)}
        </Button>
      </header>
      {force === undefined ? (
        <PanelSays {...panelOf(read)} {...(isGone ? { state: "empty", empty: texts.missing } : {})} />
      ) : (
        <>
          <Known force={force} />
          <FactList facts={read.content?.timeline ?? []} />
        </>
      )}
    </section>
  );
}

function Known({ force }: { readonly force: Force }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const client = useClient();
  const { role, officer } = client.session;
  const opening = useOpening(forceStream(force.id));
  const { now: form, open, close } = useOpened<Form>();
  const stage = forceStage(force);
  const { reported, procuratorTold, reviewed } = force;
  const isOwn = role !== "supervisor" || force.by === officer;
  const gave = force.by === officer || reported?.by === officer;
  const acts: readonly (Form | false)[] = [
    reported === undefined && isOwn && mayGive(client, "ReportForce") && "reportForce",
    needsProcurator(force) && procuratorTold === undefined && mayGive(client, "TellProcurator") && "tellProcurator",
    reported !== undefined && reviewed === undefined && !gave && mayGive(client, "ReviewForce") && "reviewForce",
  ];
  return (
    <>
      <dl className="check-facts">
        <dt>{say(texts.incident)}</dt>
        <dd>
          <AddressLink to={hallAddress.path} search={{ incident: force.incident }}>
            {force.number}
          </AddressLink>{" "}
          · {times.dayAndTime(force.at)}
        </dd>
        <dt>{say(texts.forceKind)}</dt>
        <dd>
          {say(forceKindNames[force.kind])} · {say(forceReasonNames[force.why])} ·{" "}
          {say(force.injured ? texts.injured : texts.nobodyHurt)}
        </dd>
        <dt>{say(texts.stage)}</dt>
        <dd>
          <strong>{say(forceStageNames[stage])}</strong>
          {stage === "toReport" && (
            <>
              {" "}
              · {times.dayAndTime(forceDue(force))} {force.injured && say(texts.atOnce)}
            </>
          )}
        </dd>
        {procuratorTold !== undefined && (
          <>
            <dt>{say(texts.procurator)}</dt>
            <dd>{times.dayAndTime(procuratorTold.at)}</dd>
          </>
        )}
        {reported !== undefined && (
          <>
            <dt>{say(texts.report)}</dt>
            <dd>
              <SealedText opening={opening} sealed={reported.words} />{" "}
              <OpeningControl opening={opening} label={say(texts.report)} />
            </dd>
          </>
        )}
        {reviewed !== undefined && (
          <>
            <dt>{say(texts.result)}</dt>
            <dd>
              {say(reviewed.isInOrder ? texts.inOrder : texts.notInOrder)} · {reviewed.reason}
            </dd>
          </>
        )}
      </dl>
      <div className="check-buttons">
        {acts
          .filter((act) => act !== false)
          .map((act, place) => (
            <Button key={act} look={place === 0 ? "primary" : "plain"} onClick={() => open(act)}>
              {say(texts[act])}
            </Button>
          ))}
      </div>
      {form === "reportForce" && <ReportForm id={force.id} onClose={close} />}
      {form === "tellProcurator" && <ProcuratorForm id={force.id} onClose={close} />}
      {form === "reviewForce" && <ForceReviewForm id={force.id} onClose={close} />}
    </>
  );
}

interface FormProps {
  readonly id: string;
  readonly onClose: () => void;
}

function ReportForm({ id, onClose }: FormProps): ReactNode {
  const say = useSay();
  const [words, setWords] = useState("");
  return (
    <OrderForm
      label={say(texts.reportForce)}
      order="ReportForce"
      body={words.trim() === "" ? null : { forceId: id, words }}
      onClose={onClose}
    >
      <TextField
        label={say(texts.report)}
        name="words"
        required
        focused
        most={8000}
        hint={say(texts.sealedHint)}
        value={words}
        onChange={setWords}
      />
    </OrderForm>
  );
}

function ProcuratorForm({ id, onClose }: FormProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [typed, setTyped] = useState("");
  const at = instantFrom(typed, zone);
  return (
    <OrderForm
      label={say(texts.tellProcurator)}
      order="TellProcurator"
      body={at === null ? null : { forceId: id, at }}
      onClose={onClose}
    >
      <TextField
        label={say(texts.toldAt)}
        name="at"
        required
        focused
        figures
        hint={say(texts.toldHint)}
        value={typed}
        onChange={setTyped}
      />
    </OrderForm>
  );
}

function ForceReviewForm({ id, onClose }: FormProps): ReactNode {
  const say = useSay();
  const [isInOrder, setInOrder] = useState<boolean>();
  const [reason, setReason] = useState("");
  return (
    <OrderForm
      label={say(texts.reviewForce)}
      order="ReviewForce"
      body={isInOrder === undefined || reason.trim() === "" ? null : { forceId: id, isInOrder, reason: reason.trim() }}
      onClose={onClose}
    >
      <Field label={say(texts.result)} name="isInOrder" required>
        {(control) => (
          <PickOne<string>
            {...control}
            focused
            value={isInOrder === undefined ? undefined : isInOrder ? "yes" : "no"}
            options={[
              { value: "yes", text: say(texts.inOrder) },
              { value: "no", text: say(texts.notInOrder) },
            ]}
            onChange={(chosen) => setInOrder(chosen === "yes")}
          />
        )}
      </Field>
      <TextField
        label={say(texts.reason)}
        name="reason"
        required
        most={500}
        after={<PersonalHint text={reason} plain />}
        value={reason}
        onChange={setReason}
      />
    </OrderForm>
  );
}
