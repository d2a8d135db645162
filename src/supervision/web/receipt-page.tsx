import { type ReactNode, useState } from "react";
import { useOfficersOnPaper } from "../../access/web/officer-names.ts";
import { dayAndTime, useDistrict, useNames } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { useParam } from "../../ground/web/address.ts";
import { Button } from "../../ground/web/button.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useClient } from "../../journal/web/client.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { caseTrackNames } from "../registering-facts.ts";
import type { Registering } from "../registering.ts";
import { receiptTexts as texts } from "./registering-texts.ts";
import { type RegisteringRead, useRegistering } from "./use-registering.ts";
import "./receipt-page.css";

/** The receipt that whoever reported something takes home. Their name they write themselves: the paper names nobody. */
export function ReceiptPage(): ReactNode {
  const id = useParam("incident");
  const say = useSay();
  const read = useRegistering(id);
  const [chosen, setChosen] = useState<string | null>(null);
  const { content } = read;
  const receipts = content?.state?.receipts ?? [];
  const receipt = receipts.find((one) => one.receipt === chosen) ?? receipts.at(-1);
  if (content === undefined || content.state === null || receipt === undefined) {
    const isNone = content !== undefined || read.refused?.status === 404;
    return <PanelSays {...panelOf(read)} {...(isNone ? { state: "empty", empty: texts.none } : {})} />;
  }
  return (
    <main className="receipt-page">
      <div className="receipt-tools">
        {receipts.length > 1 && (
          <PickOne
            label={say(texts.which)}
            value={receipt.receipt}
            options={receipts.map((one) => ({ value: one.receipt, text: one.receipt }))}
            onChange={setChosen}
          />
        )}
        <Button look="primary" onClick={() => window.print()}>
          {say(texts.print)}
        </Button>
      </div>
      <Sheet read={content} state={content.state} receipt={receipt} />
    </main>
  );
}

interface SheetProps {
  readonly read: RegisteringRead;
  readonly state: Registering;
  readonly receipt: Registering["receipts"][number];
}

function Sheet({ read: { incident }, state, receipt }: SheetProps): ReactNode {
  const say = useSay();
  const names = useNames();
  const { name, zone, drill } = useDistrict();
  const { session } = useClient();
  const nameOf = useOfficersOnPaper();
  const now = dayAndTime(instantOf(useNow()), zone);
  const lines = [
    [texts.number, receipt.receipt],
    [texts.incident, incident.fullNumber],
    [texts.reportedAt, dayAndTime(incident.receivedAt, zone)],
    [texts.type, names.type(incident.type)],
    [texts.by, incident.station === null ? say(name) : names.station(incident.station)],
    [texts.given, `${dayAndTime(receipt.at, zone)} · ${nameOf(receipt.by)}`],
    ...(state.track === undefined ? [] : [[texts.track, say(caseTrackNames[state.track])] as const]),
    ...(state.decideBy === undefined ? [] : [[texts.decideBy, dayAndTime(state.decideBy.due, zone)] as const]),
  ] as const;
  return (
    <article className="receipt-sheet">
      <header>
        <p className="quiet">
          {say(name)}
          {drill && <strong> 演练 DRILL</strong>}
        </p>
        <h1>{say(texts.title)}</h1>
      </header>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{say(texts.next)}</p>
      <div className="receipt-signatures">
        <p>{say(texts.yourName)}</p>
        <p>
          {say(texts.officer)} {say(texts.seal)}
        </p>
      </div>
      <footer className="quiet figures">{say(texts.printed, { time: now, who: nameOf(session.officer) })}</footer>
    </article>
  );
}
