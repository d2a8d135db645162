import type { ReactNode } from "react";
import { ActButton } from "../../access/web/act-button.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { outcomeNames, requestKindNames, requestStream } from "../request-facts.ts";
import type { PersonRequest } from "../requests.ts";
import { identityNames, privacyTexts as texts } from "./privacy-texts.ts";
import { useRecords } from "./records.ts";
import { AddRecordForm, AnswerForm, CorrectForm, EraseForm } from "./request-forms.tsx";
import { paperOf } from "./paper-address.ts";
import { useRequest } from "./use-requests.ts";

interface RequestCardProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One request: what was asked, about which records, and what is done about it or was answered. */
export function RequestCard({ id, onClose }: RequestCardProps): ReactNode {
  const say = useSay();
  const { request, read } = useRequest(id);
  const gone = read.refused?.status === 404;
  return (
    <section className="privacy-card" aria-label={say(texts.requestNamed, { number: id.slice(-6) })}>
      <header className="privacy-card-head">
        <h3>{say(texts.requestNamed, { number: id.slice(-6) })}</h3>
        <Button look="text" onClick={onClose}>
          {say(journalTexts.close)}
        </Button>
      </header>
      {request === undefined ? (
        <PanelSays {...panelOf(read)} {...(gone ? { state: "empty", empty: texts.noRequestFits } : {})} />
      ) : (
        <Asked request={request} />
      )}
    </section>
  );
}

function Asked({ request }: { readonly request: PersonRequest }): ReactNode {
  const say = useSay();
  const client = useClient();
  const nameOf = useOfficerNames();
  const { zone } = useDistrict();
  const opening = useOpening(requestStream(request.id));
  const { now: form, open, close } = useOpened<"add" | "answer">();
  const { id, concerns, words, answered } = request;
  const isOwn = request.receivedBy === client.session.officer;
  const isOpen = answered === undefined;
  return (
    <>
      <p>
        <strong>{say(requestKindNames[request.kind])}</strong>{" "}
        <span className="quiet">
          {say(texts.receivedBy, { who: nameOf(request.receivedBy), time: dayAndTime(request.receivedAt, zone) })} ·{" "}
          {say(identityNames[request.identityShown])} · {say(texts.dueOn, { time: dayAndTime(request.dueBy, zone) })}
        </span>
        <span className="privacy-buttons">
          <OpeningControl opening={opening} />
          {mayGive(client, "CorrectRecord") && <AddressLink to={paperOf(id)}>{say(texts.paper)}</AddressLink>}
          {isOpen && mayGive(client, "AddRequestRecord") && (
            <Button onClick={() => open("add")}>{say(texts.addRecord)}</Button>
          )}
          {isOpen &&
            mayGive(client, "AnswerPersonRequest") &&
            (isOwn ? (
              <span className="quiet">{say(texts.answerByOther)}</span>
            ) : (
              <Button look="primary" onClick={() => open("answer")}>
                {say(texts.answer)}
              </Button>
            ))}
        </span>
      </p>
      {opening.isOpen && (
        <p>
          <SealedText opening={opening} sealed={request.applicant} /> ·{" "}
          <SealedText opening={opening} sealed={request.contact} />
          {words !== undefined && (
            <>
              {" "}
              · <SealedText opening={opening} sealed={words} />
            </>
          )}
        </p>
      )}
      {answered !== undefined && (
        <p>
          <strong>{say(outcomeNames[answered.outcome])}</strong>{" "}
          <span className="quiet">
            {say(texts.answeredWhen, { who: nameOf(answered.by), time: dayAndTime(answered.at, zone) })}
          </span>{" "}
          {opening.isOpen && answered.words !== undefined && <SealedText opening={opening} sealed={answered.words} />}
        </p>
      )}
      {form === "add" && <AddRecordForm requestId={id} onClose={close} />}
      {form === "answer" && <AnswerForm requestId={id} onClose={close} />}
      <ul className="privacy-records">
        {concerns.map((stream) => (
          <Concerned key={stream} request={request} stream={stream} />
        ))}
      </ul>
    </>
  );
}

interface ConcernedProps {
  readonly request: PersonRequest;
  readonly stream: string;
}

/** One record a request is about, and what is done about it. */
function Concerned({ request: { id, kind, answered }, stream }: ConcernedProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const record = useRecords().nameOf(stream);
  const { now: form, open, close } = useOpened<"correct" | "erase">();
  const isOpen = answered === undefined;
  return (
    <li>
      <span title={stream}>{record}</span>
      <span className="privacy-buttons">
        {isOpen && mayGive(client, "CorrectRecord") && (
          <Button aria-label={say(texts.correctNamed, { record })} onClick={() => open("correct")}>
            {say(texts.correct)}
          </Button>
        )}
        {isOpen && kind === "erasure" && mayGive(client, "EraseEarly") && (
          <Button danger aria-label={say(texts.eraseNamed, { record })} onClick={() => open("erase")}>
            {say(texts.eraseEarly)}
          </Button>
        )}
        {isOpen && (
          <ActButton
            order="DropRequestRecord"
            body={{ requestId: id, stream }}
            silent
            label={say(texts.dropNamed, { record })}
          >
            {say(texts.drop)}
          </ActButton>
        )}
      </span>
      {form === "erase" && <EraseForm stream={stream} onClose={close} />}
      {form === "correct" && (
        <CorrectForm requestId={id} stream={stream} label={say(texts.correctNamed, { record })} onClose={close} />
      )}
    </li>
  );
}
