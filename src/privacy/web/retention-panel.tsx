import { Button, Input } from "antd";
import { type ReactNode, useId, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { useDesk, useStream } from "../../journal/web/desk.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { retainedNames } from "../kept.ts";
import type { RetainedKind, Retention, RetentionDays } from "../retention.ts";
import { retainedKinds, retentionStream } from "../retention-facts.ts";
import { dayStart } from "./privacy-clock.ts";
import { privacyTexts as texts, retainedElsewhere } from "./privacy-texts.ts";
import { useRetention } from "./use-retention.ts";
import { dayOf } from "../../ground/zone.ts";

/** Days by kind, what they bring next, and the schedules to come. */
export function RetentionPanel(): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const { zone } = useDistrict();
  const minute = useMinute();
  const { now, failed, refresh } = useRetention();
  const nameOf = useRetainedName();
  const [setting, setSetting] = useState(false);
  const coming = (useStream<Retention>(retentionStream)?.schedules ?? []).filter(({ from }) => from > minute);
  const day = (instant: string) => dayOf(instant, zone);
  const figures = ["due", "inWeek", "inMonth", "held", "erased"] as const;
  return (
    <section className="panel" aria-label={say(texts.retention)}>
      <div className="panel-head">
        <h2>{say(texts.retention)}</h2>
        <span className="quiet">
          {now !== undefined &&
            (now.from === null ? say(texts.usual) : say(texts.inForceSince, { day: day(now.from) }))}
        </span>
        <span className="panel-head-space" />
        {failed && <span className="trouble">{say(texts.readAgain)}</span>}
        <Button size="small" onClick={refresh}>
          {say(texts.refresh)}
        </Button>
        {mayGive(desk, "SetRetention") && now !== undefined && !setting && (
          <Button size="small" onClick={() => setSetting(true)}>
            {say(texts.setRetention)}
          </Button>
        )}
      </div>
      {setting && now !== undefined && (
        <SetRetentionForm days={now.days} graceHours={now.graceHours} onClose={() => setSetting(false)} />
      )}
      {coming.map(({ from, days }) => (
        <p key={from} className="privacy-line">
          {say(texts.coming, {
            day: day(from),
            days: retainedKinds.map((kind) => `${nameOf(kind)} ${days[kind]}`).join(" · "),
          })}
        </p>
      ))}
      {now !== undefined && (
        <table className="privacy-table">
          <thead>
            <tr>
              {[texts.kind, texts.days, ...figures.map((name) => texts[name])].map((head) => (
                <th key={head.en} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {retainedKinds.map((kind) => {
              const counted = now.kinds.find((each) => each.kind === kind);
              return (
                <tr key={kind}>
                  <th scope="row">{nameOf(kind)}</th>
                  <td className="figures">{now.days[kind]}</td>
                  {figures.map((name) => (
                    <td key={name} className="figures">
                      {counted?.[name] ?? "–"}
                    </td>
                  ))}
                </tr>
              );
            })}
            <tr>
              <th scope="row">{say(texts.graceHours)}</th>
              <td className="figures">{now.graceHours}</td>
              {figures.map((name) => (
                <td key={name}>–</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{say(texts.positions)}</th>
              <td className="figures">{now.positionDays}</td>
              {figures.map((name) => (
                <td key={name}>–</td>
              ))}
            </tr>
          </tbody>
        </table>
      )}
    </section>
  );
}

function SetRetentionForm(props: {
  readonly days: RetentionDays;
  readonly graceHours: number;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  const id = useId();
  const { zone } = useDistrict();
  const nameOf = useRetainedName();
  const [from, setFrom] = useState("");
  const [days, setDays] = useState<RetentionDays>(props.days);
  const [graceHours, setGraceHours] = useState(props.graceHours);
  const start = dayStart(from, zone);
  return (
    <OrderForm
      label={say(texts.setRetention)}
      order="SetRetention"
      body={start === null ? null : { from: start, days, graceHours }}
      onClose={props.onClose}
    >
      <label htmlFor={`${id}from`}>{say(texts.from)}</label>
      <Input
        id={`${id}from`}
        size="small"
        type="date"
        autoFocus
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      {retainedKinds.map((kind) => [
        <label key={`${kind} label`} htmlFor={`${id}${kind}`}>
          {nameOf(kind)}
        </label>,
        <Input
          key={kind}
          id={`${id}${kind}`}
          size="small"
          type="number"
          min={1}
          value={days[kind]}
          onChange={(event) => setDays({ ...days, [kind]: Number(event.target.value) })}
        />,
      ])}
      <label htmlFor={`${id}grace`}>{say(texts.graceHours)}</label>
      <Input
        id={`${id}grace`}
        size="small"
        type="number"
        min={1}
        value={graceHours}
        onChange={(event) => setGraceHours(Number(event.target.value))}
      />
      <p className="quiet">{say(texts.wait)}</p>
    </OrderForm>
  );
}

function useRetainedName(): (kind: RetainedKind) => string {
  const say = useSay();
  const { book } = useDesk();
  const names = useMemo(() => retainedNames(book), [book]);
  return (kind) => {
    const elsewhere: Partial<Record<RetainedKind, Sentence>> = retainedElsewhere;
    return say(names.get(kind) ?? elsewhere[kind] ?? { zh: kind, en: kind });
  };
}
