import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { ActButton } from "../../access/web/act-button.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { requestKindNames, requestStream } from "../request-facts.ts";
import { daysUntil } from "./privacy-clock.ts";
import type { PersonRequest } from "../requests.ts";
import { identityNames, privacyTexts as texts } from "./privacy-texts.ts";
import { useRecords } from "./records.ts";
import { useUnansweredRequests } from "./privacy-waiting.ts";
import { AddRecordForm, AnswerForm, CorrectForm, EraseForm, ReceiveForm } from "./request-forms.tsx";

interface PaperProps {
  /** Shows the paper about one record of a request. */
  readonly onPaper: (requestId: string, stream: string) => void;
}

/** What people asked for about themselves and nobody has answered, the first to be due on top. */
export function RequestsPanel({ onPaper }: PaperProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const [receiving, setReceiving] = useState(false);
  const requests = useUnansweredRequests();
  return (
    <Panel
      title={say(texts.requests)}
      count={requests.length}
      state={requests.length === 0 ? "empty" : "ready"}
      empty={texts.noRequests}
      tools={
        mayGive(client, "ReceivePersonRequest") &&
        !receiving && <Button onClick={() => setReceiving(true)}>{say(texts.receive)}</Button>
      }
      before={receiving && <ReceiveForm onClose={() => setReceiving(false)} />}
    >
      <ul className="privacy-list">
        {requests.map((request) => (
          <Asked key={request.id} request={request} onPaper={onPaper} />
        ))}
      </ul>
    </Panel>
  );
}

function Asked({ request, onPaper }: PaperProps & { readonly request: PersonRequest }): ReactNode {
  const say = useSay();
  const client = useClient();
  const nameOf = useOfficerNames();
  const records = useRecords();
  const { zone } = useDistrict();
  const left = daysUntil(request.dueBy, useMinute());
  const opening = useOpening(requestStream(request.id));
  const {
    now: form,
    open,
    close,
  } = useOpened<"add" | "answer" | { readonly correct: string } | { readonly erase: string }>();
  const { id, concerns, words } = request;
  const isOwn = request.receivedBy === client.session.officer;
  return (
    <li>
      <strong>
        {say(requestKindNames[request.kind])} {id.slice(-6)}
      </strong>{" "}
      <span className={left > 0 ? "quiet" : "privacy-soon"}>
        {left > 0 ? say(texts.dueIn, { days: left }) : say(texts.overdue, { days: -left })}
      </span>{" "}
      <span className="quiet">
        {say(texts.receivedBy, {
          who: nameOf(request.receivedBy),
          time: dayAndTime(request.receivedAt, zone),
        })}{" "}
        · {say(identityNames[request.identityShown])}
      </span>
      <span className="privacy-buttons">
        <OpeningControl opening={opening} />
        {mayGive(client, "AddRequestRecord") && <Button onClick={() => open("add")}>{say(texts.addRecord)}</Button>}
        {mayGive(client, "AnswerPersonRequest") &&
          (isOwn ? (
            <span className="quiet">{say(texts.answerByOther)}</span>
          ) : (
            <Button look="primary" onClick={() => open("answer")}>
              {say(texts.answer)}
            </Button>
          ))}
      </span>
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
      <ul className="privacy-records">
        {concerns.map((stream) => {
          const record = records.nameOf(stream);
          return (
            <li key={stream}>
              <span title={stream}>{record}</span>
              <span className="privacy-buttons">
                {mayGive(client, "CorrectRecord") && (
                  <>
                    <Button aria-label={say(texts.paperOf, { record })} onClick={() => onPaper(id, stream)}>
                      {say(texts.paper)}
                    </Button>
                    <Button aria-label={say(texts.correctNamed, { record })} onClick={() => open({ correct: stream })}>
                      {say(texts.correct)}
                    </Button>
                  </>
                )}
                {request.kind === "erasure" && mayGive(client, "EraseEarly") && (
                  <Button danger aria-label={say(texts.eraseNamed, { record })} onClick={() => open({ erase: stream })}>
                    {say(texts.eraseEarly)}
                  </Button>
                )}
                <ActButton
                  order="DropRequestRecord"
                  body={{ requestId: id, stream }}
                  silent
                  label={say(texts.dropNamed, { record })}
                >
                  {say(texts.drop)}
                </ActButton>
              </span>
            </li>
          );
        })}
      </ul>
      {form === "add" && <AddRecordForm requestId={id} onClose={close} />}
      {form === "answer" && <AnswerForm requestId={id} onClose={close} />}
      {form !== null && typeof form === "object" && "erase" in form && (
        <EraseForm stream={form.erase} onClose={close} />
      )}
      {form !== null && typeof form === "object" && "correct" in form && (
        <CorrectForm
          requestId={id}
          stream={form.correct}
          label={say(texts.correctNamed, { record: records.nameOf(form.correct) })}
          onClose={close}
        />
      )}
    </li>
  );
}
