import { Input } from "../../ground/web/input.tsx";
import type { ReactNode } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import { useDraftText } from "../../journal/web/use-draft.ts";
import { OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";
import { DetailHint } from "./detail-hint.tsx";
import { dispatchTexts } from "./texts.ts";

/** The narrative, sealed until somebody opens it, and a line to add to it. */
export function NarrativeSection({ incident }: { incident: Incident }): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const times = useTimeWords();
  const opening = useOpening(incidentStream(incident.id));
  const [text, setText, clear] = useDraftText(`narrative ${incident.id}`);
  const may = rehearse(client, "AddNarrative", { incidentId: incident.id, text: "…" }) === null;

  async function add(): Promise<void> {
    const answer = await giving.give("AddNarrative", { incidentId: incident.id, text: text.trim() });
    if (answer.kind !== "accepted") return;
    clear();
    if (opening.isOpen) await opening.again();
  }

  const parts = incident.narrative.length + (incident.corrections?.length ?? 0);
  return (
    <section className="card-section" aria-label={say(dispatchTexts.narrative)}>
      <div className="card-section-head">
        <h3>{say(dispatchTexts.narrative)}</h3>
        {parts === 0 ? (
          <span className="quiet">{say(dispatchTexts.noNarrative)}</span>
        ) : (
          <>
            {!opening.isOpen && <span className="quiet">{say(dispatchTexts.sealedParts, { count: parts })}</span>}
            <span className="panel-head-space" />
            <OpeningControl opening={opening} />
          </>
        )}
      </div>
      {opening.isOpen && (
        <ol className="narrative">
          {incident.narrative.map((part) => (
            <li key={part.text.nonce}>
              <span className="quiet figures">
                {times.time(part.at)} {part.by}
              </span>{" "}
              <SealedText opening={opening} sealed={part.text} />
            </li>
          ))}
          {incident.corrections?.map((part) => (
            <li key={part.text.nonce}>
              <span className="quiet figures">
                {times.time(part.at)} {say(dispatchTexts.correctedAtRequest)}
              </span>{" "}
              <SealedText opening={opening} sealed={part.text} />
            </li>
          ))}
        </ol>
      )}
      {may && (
        <Form
          className="line-form"
          send={say(dispatchTexts.add)}
          kind="plain"
          ready={text.trim() !== ""}
          busy={giving.busy}
          trouble={giving.trouble}
          onSend={() => void add()}
        >
          <Input
            maxLength={4000}
            aria-label={say(dispatchTexts.addNarrative)}
            placeholder={say(dispatchTexts.addNarrative)}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form>
      )}
      {may && <DetailHint incidentId={incident.id} text={text} onChange={setText} />}
    </section>
  );
}
