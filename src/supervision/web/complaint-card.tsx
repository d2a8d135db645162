import type { ReactNode } from "react";
import { FactList } from "../../access/web/fact-list.tsx";
import { Officer } from "../../access/web/officer.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { useDistrict, useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { hallAddress } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import {
  type Complaint,
  complaintStage,
  complaintStageNames,
  isComplaintOpen,
  type ComplainedOf,
  wantsAttending,
} from "../complaint.ts";
import { runningOf } from "../complaint-clock.ts";
import {
  complaintChannelNames,
  complaintOutcomeNames,
  complaintReviewOutcomeNames,
  complaintStream,
  tellingNames,
} from "../complaint-facts.ts";
import { reviewAskedBy } from "../complaint-review.ts";
import { AcknowledgeForm, AnswerForm, AssignForm, ExtendForm, NameFurtherForm } from "./complaint-forms.tsx";
import { AnswerReviewForm, AskReviewForm } from "./complaint-review-forms.tsx";
import { LimitDue } from "./complaint-limit-due.tsx";
import { complaintTexts as texts } from "./complaint-texts.ts";
import { useComplaint, useLaw } from "./use-complaints.ts";

interface ComplaintCardProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One complaint: what is said of whom, its limits, who has it, and what can be done now. */
export function ComplaintCard({ id, onClose }: ComplaintCardProps): ReactNode {
  const say = useSay();
  const { complaint, timeline, read } = useComplaint(id);
  const isGone = read.refused?.status === 404;
  const title = say(texts.named, { number: complaint?.number ?? "" });
  return (
    <section className="complaint-card" aria-label={title}>
      <header className="complaint-card-head">
        <h3>{title}</h3>
        <Button look="text" onClick={onClose}>
          {say(journalTexts.close)}
        </Button>
      </header>
      {complaint === undefined ? (
        <PanelSays {...panelOf(read)} {...(isGone ? { state: "empty", empty: texts.missing } : {})} />
      ) : (
        <>
          <Known complaint={complaint} />
          <FactList facts={timeline} />
        </>
      )}
    </section>
  );
}

type Act = "assign" | "acknowledge" | "name" | "extend" | "answer" | "askReview" | "answerReview";

function Known({ complaint }: { readonly complaint: Complaint }): ReactNode {
  const { id, handler, acknowledged, receivedAt, answered, incident } = complaint;
  const say = useSay();
  const now = useMinute();
  const client = useClient();
  const law = useLaw();
  const { now: form, open, close } = useOpened<Act>();
  const { officer } = client.session;
  const isOpen = answered === undefined;
  const isReviewed = !isOpen && isComplaintOpen(complaint);
  const isOwn = handler === officer;
  const until = reviewAskedBy(law, complaint);
  const isReviewable = until !== undefined && (until === null || now <= until);
  const done = runningOf(law, "complaintDone", receivedAt);
  const ladder = done?.listed.limit.ladder ?? [];
  const may = (order: string) => isOpen && mayGive(client, order);
  const mayAssign = (isOpen || isReviewed) && mayGive(client, "AssignComplaint");
  return (
    <>
      <Facts complaint={complaint} />
      <div className="complaint-card-buttons">
        {may("AttendComplaint") && wantsAttending(complaint) && (
          <OrderButton order="AttendComplaint" kind="primary" body={{ complaintId: id }}>
            {say(texts.attend)}
          </OrderButton>
        )}
        {mayAssign && !isOwn && answered?.by !== officer && (
          <OrderButton order="AssignComplaint" body={{ complaintId: id, handler: officer }}>
            {say(texts.takeOn)}
          </OrderButton>
        )}
        {mayAssign && (
          <Button onClick={() => open("assign")}>{say(handler === undefined ? texts.assign : texts.reassign)}</Button>
        )}
        {may("AcknowledgeComplaint") && acknowledged === undefined && (
          <Button onClick={() => open("acknowledge")}>{say(texts.acknowledge)}</Button>
        )}
        {may("AnswerComplaint") && isOwn && (
          <Button look="primary" onClick={() => open("answer")}>
            {say(texts.answer)}
          </Button>
        )}
        {may("ExtendComplaint") && isOwn && ladder.length > 0 && (
          <Button onClick={() => open("extend")}>{say(texts.extend)}</Button>
        )}
        {isReviewed && isOwn && mayGive(client, "AnswerComplaintReview") && (
          <Button look="primary" onClick={() => open("answerReview")}>
            {say(texts.answerReview)}
          </Button>
        )}
        {isReviewable && mayGive(client, "AskComplaintReview") && (
          <Button onClick={() => open("askReview")}>{say(texts.askReview)}</Button>
        )}
        {(isOpen || isReviewed) && mayGive(client, "NameComplainedOf") && (
          <Button onClick={() => open("name")}>{say(texts.nameFurther)}</Button>
        )}
        {mayGive(client, "IssueDirective") && (
          <AddressLink to="/tasks" search={{ issue: "1", ...(incident === undefined ? {} : { incident }) }}>
            {say(texts.corrective)}
          </AddressLink>
        )}
      </div>
      {form === "assign" && <AssignForm complaintId={id} onClose={close} />}
      {form === "acknowledge" && <AcknowledgeForm complaintId={id} onClose={close} />}
      {form === "name" && <NameFurtherForm complaintId={id} onClose={close} />}
      {form === "extend" && <ExtendForm complaintId={id} ladder={ladder} onClose={close} />}
      {form === "answer" && <AnswerForm complaintId={id} onClose={close} />}
      {form === "askReview" && <AskReviewForm complaintId={id} onClose={close} />}
      {form === "answerReview" && <AnswerReviewForm complaintId={id} onClose={close} />}
    </>
  );
}

/** What is known of it; what is sealed once it is opened. */
function Facts({ complaint }: { readonly complaint: Complaint }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const nameOf = useOfficerNames();
  const law = useLaw();
  const opening = useOpening(complaintStream(complaint.id));
  const { receivedAt, receivedBy, channel, happenedAt, incident, call, handler, acknowledged, attended } = complaint;
  const { words, name, contact, answered, notice, answer } = complaint;
  const sealed = [
    [texts.complainant, name],
    [texts.contact, contact],
    [texts.words, words],
    [texts.answerWords, answered?.words],
    [texts.reviewWords, complaint.review?.words],
    [texts.reviewAnswerWords, complaint.review?.answered?.words],
  ] as const;
  return (
    <dl className="complaint-card-facts">
      <dt>{say(texts.stage)}</dt>
      <dd>
        {say(complaintStageNames[complaintStage(complaint)])}
        {wantsAttending(complaint) && <strong className="complaints-late"> · {say(texts.goOut)}</strong>}
        {attended !== undefined && ` · ${say(texts.attended, { time: times.dayAndTime(attended.at) })}`}
      </dd>
      <dt>{say(texts.receivedAt)}</dt>
      <dd>
        {say(complaintChannelNames[channel])} · {times.dayAndTime(receivedAt)}{" "}
        <span className="quiet">
          {say(texts.receivedBy, { who: nameOf(receivedBy), time: times.dayAndTime(receivedAt) })}
        </span>
      </dd>
      <dt>{say(texts.about)}</dt>
      <dd>
        <About about={complaint.about} /> <span className="quiet">{say(texts.hiddenNote)}</span>
      </dd>
      <dt>{say(texts.noticeBy)}</dt>
      <dd>
        <LimitDue due={notice?.due} running={runningOf(law, "complaintNotice", receivedAt)} />
        {acknowledged !== undefined &&
          ` · ${say(texts.acknowledged, { how: say(tellingNames[acknowledged.told]), time: times.dayAndTime(acknowledged.at) })}`}
      </dd>
      <dt>{say(texts.answerBy)}</dt>
      <dd>
        <LimitDue due={answer?.due} running={runningOf(law, "complaintDone", receivedAt)} />
      </dd>
      <dt>{say(texts.handler)}</dt>
      <dd>{handler === undefined ? "—" : <Officer badge={handler} />}</dd>
      {happenedAt !== undefined && (
        <>
          <dt>{say(texts.happenedAt)}</dt>
          <dd>{times.dayAndTime(happenedAt)}</dd>
        </>
      )}
      {incident !== undefined && (
        <>
          <dt>{say(texts.aboutIncident)}</dt>
          <dd>
            <AddressLink to={hallAddress.path} search={{ incident }}>
              {incident.slice(-6)}
            </AddressLink>
          </dd>
        </>
      )}
      {answered !== undefined && (
        <>
          <dt>{say(texts.outcome)}</dt>
          <dd>
            <strong>{say(complaintOutcomeNames[answered.outcome])}</strong> · {say(tellingNames[answered.told])} ·{" "}
            {times.dayAndTime(answered.at)}
          </dd>
        </>
      )}
      <Review complaint={complaint} />
      <dt>{say(texts.words)}</dt>
      <dd>
        <OpeningControl opening={opening} />
        {sealed.map(([label, value]) =>
          value === undefined || !opening.isOpen ? null : (
            <p key={label.en}>
              <span className="quiet">{say(label)}</span> <SealedText opening={opening} sealed={value} />
            </p>
          ),
        )}
        {call !== undefined && <SaidInCall id={call} />}
      </dd>
    </dl>
  );
}

/** That its answer is looked at by somebody else: until when that can be asked for, by when it is answered, what it came to. */
function Review({ complaint }: { readonly complaint: Complaint }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const law = useLaw();
  const { answered, review } = complaint;
  if (answered === undefined) return null;
  if (review === undefined) {
    return (
      <>
        <dt>{say(texts.reviewUntil)}</dt>
        <dd>
          <LimitDue
            due={reviewAskedBy(law, complaint) ?? undefined}
            running={runningOf(law, "complaintReviewAsked", answered.at)}
          />
        </dd>
      </>
    );
  }
  return (
    <>
      <dt>{say(texts.review)}</dt>
      <dd>
        {say(texts.reviewAsked, { how: say(complaintChannelNames[review.channel]), time: times.dayAndTime(review.at) })}
        {review.answered !== undefined && (
          <>
            {" · "}
            <strong>{say(complaintReviewOutcomeNames[review.answered.outcome])}</strong> ·{" "}
            {say(tellingNames[review.answered.told])} · {times.dayAndTime(review.answered.at)}
          </>
        )}
      </dd>
      <dt>{say(texts.reviewBy)}</dt>
      <dd>
        <LimitDue due={review.due?.due} running={runningOf(law, "complaintReviewAnswered", review.at)} />
      </dd>
    </>
  );
}

/** Whom it is about, by the names they have now. */
function About({ about }: { readonly about: readonly ComplainedOf[] }): ReactNode {
  const say = useSay();
  const nameOf = useOfficerNames();
  const names = useNames();
  const { departments } = useDistrict();
  const all = about.flatMap(({ aboutOfficer, aboutUnit, aboutStation, aboutDepartment }) => [
    ...(aboutOfficer === undefined ? [] : [nameOf(aboutOfficer)]),
    ...(aboutUnit === undefined ? [] : [aboutUnit]),
    ...(aboutStation === undefined ? [] : [names.station(aboutStation)]),
    ...(aboutDepartment === undefined
      ? []
      : [say(departments[aboutDepartment]?.name ?? { zh: aboutDepartment, en: aboutDepartment })]),
  ]);
  return all.length === 0 ? say(texts.nobodyNamed) : [...new Set(all)].join(" · ");
}

/** What was said in the call it was made by: sealed with the call, opened as every call is. */
function SaidInCall({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const opening = useOpening(`call/${id}`);
  return (
    <p>
      <span className="quiet">{say(texts.callRang)}</span>{" "}
      <OpeningControl opening={opening} label={say(texts.openCall)} />
    </p>
  );
}
