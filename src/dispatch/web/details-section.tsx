import { Button } from "../../ground/web/button.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useState } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { Form } from "../../ground/web/form.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import { OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { incidentStream } from "../facts.ts";
import type { DetailKind, Incident } from "../incident.ts";
import { detailKindNames, detailKinds } from "../detail-facts.ts";
import { dispatchTexts } from "./texts.ts";

/** Numbers and names apart from the narrative, opened apart from it, and a line to note another. */
export function DetailsSection({ incident }: { incident: Incident }): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const times = useTimeWords();
  const opening = useOpening(incidentStream(incident.id), ["detail"]);
  const [kind, setKind] = useState<DetailKind>("phone");
  const [detail, setDetail] = useState("");
  const [adding, setAdding] = useState(false);
  const { details = [] } = incident;
  const may = rehearse(client, "NoteDetail", { incidentId: incident.id, kind, detail: "…" }) === null;
  if (details.length === 0 && !may) return null;

  async function add(): Promise<void> {
    const answer = await giving.give("NoteDetail", { incidentId: incident.id, kind, detail: detail.trim() });
    if (answer.kind !== "accepted") return;
    setDetail("");
    setAdding(false);
    if (opening.isOpen) await opening.again();
  }

  return (
    <section className="card-section" aria-label={say(dispatchTexts.details)}>
      <div className="card-section-head">
        <h3>{say(dispatchTexts.details)}</h3>
        <span className="quiet">
          {details.length === 0
            ? say(dispatchTexts.noDetails)
            : details.map((one) => say(detailKindNames[one.kind])).join(" · ")}
        </span>
        <span className="panel-head-space" />
        {details.length > 0 && <OpeningControl opening={opening} label={say(dispatchTexts.openDetails)} />}
        {may && !adding && <Button onClick={() => setAdding(true)}>{say(dispatchTexts.addDetail)}</Button>}
      </div>
      {opening.isOpen && (
        <dl className="card-facts">
          {details.map((one) => (
            <div key={one.detail.nonce}>
              <dt>{say(detailKindNames[one.kind])}</dt>
              <dd className="figures">
                <SealedText opening={opening} sealed={one.detail} />{" "}
                <span className="quiet">
                  {times.time(one.at)} {one.by}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {adding && may && (
        <Form
          className="line-form"
          send={say(dispatchTexts.add)}
          kind="plain"
          leave={null}
          ready={detail.trim() !== ""}
          busy={giving.busy}
          trouble={giving.trouble}
          onSend={() => void add()}
          onClose={() => setAdding(false)}
        >
          <PickOne
            label={say(dispatchTexts.detailKind)}
            value={kind}
            onChange={setKind}
            options={detailKinds.map((value) => ({ value, text: say(detailKindNames[value]) }))}
          />
          <Input
            autoFocus
            maxLength={200}
            autoComplete="off"
            aria-label={say(dispatchTexts.addDetail)}
            value={detail}
            onChange={(event) => setDetail(event.target.value)}
          />
        </Form>
      )}
    </section>
  );
}
