import { type ReactNode, useState } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { hallAddress, useGoTo } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useOpened } from "../../ground/web/use-opened.ts";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { reviewKindNames } from "../check-facts.ts";
import { selectionNames } from "../review-facts.ts";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";
import { FindingForm } from "./finding-form.tsx";
import { ReviewForm } from "./review-form.tsx";
import type { ListedReview } from "./review-list.ts";

interface ReviewCardProps {
  readonly incident: string;
  /** Raised whenever something was reviewed here: it is read again. */
  readonly done: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The second look at one incident: its checklist, or what came of it. */
export function ReviewCard({ incident, done, onClose, onDone }: ReviewCardProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const times = useTimeWords();
  const goTo = useGoTo();
  const { now: form, open, close } = useOpened<"finding">();
  const { content: review, state } = useAnswer<ListedReview>(
    `/supervision/reviews/${encodeURIComponent(incident)}`,
    {},
    done,
  );
  if (review === undefined)
    return state === "loading" ? null : <p className="check-note quiet">{say(texts.missing)}</p>;
  return (
    <section className="check-card" aria-label={say(texts.review, { number: review.number })}>
      <header className="check-card-head">
        <h3>
          {say(texts.review, { number: review.number })}{" "}
          <span className="quiet">
            {say(reviewKindNames[review.kind])} · {say(selectionNames[review.selection])}
          </span>
        </h3>
        <span>
          <AddressLink to={hallAddress.path} search={{ incident: review.incident }}>
            {say(texts.incident)} {review.number}
          </AddressLink>{" "}
          <Button look="text" onClick={onClose}>
            {say(texts.close)}
          </Button>
        </span>
      </header>
      {review.doneAt === null && mayGive(client, "ReviewIncident") && (
        <ReviewForm review={review} onClose={onClose} onDone={onDone} />
      )}
      {review.doneAt !== null && (
        <p>
          {say(review.isInOrder === true ? texts.inOrder : texts.notInOrder)} · {times.dayAndTime(review.doneAt)}{" "}
          {mayGive(client, "OpenFinding") && form === null && (
            <Button onClick={() => open("finding")}>{say(texts.openFinding)}</Button>
          )}
        </p>
      )}
      {form === "finding" && (
        <FindingForm
          incident={review.incident}
          rule={review.kind === "ordinary" ? "backEntered" : review.kind}
          evidence={[]}
          station={review.station ?? undefined}
          review={review.incident}
          onClose={close}
          onOpened={(finding) => goTo({ path: "/supervision/findings" }, { finding })}
        />
      )}
    </section>
  );
}

interface ChooseReviewProps {
  readonly onClose: () => void;
  readonly onFound: (incident: string) => void;
}

/** Any incident in sight, by its number: it is looked at with a reason where nothing drew it. */
export function ChooseReview({ onClose, onFound }: ChooseReviewProps): ReactNode {
  const say = useSay();
  const [number, setNumber] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const typed = number.trim().toUpperCase();

  async function find(): Promise<void> {
    setBusy(true);
    const reply = await ask<ListedReview>("GET", `/api/v1/supervision/reviews/${encodeURIComponent(typed)}`);
    setBusy(false);
    if (reply.kind === "ok") onFound(reply.content.incident);
    else setTrouble(reply.kind === "refused" ? texts.noSuchNumber : texts.away);
  }

  return (
    <Form
      label={say(texts.chooseIncident)}
      className="order-form"
      send={say(texts.lookAgain)}
      ready={typed !== ""}
      busy={busy}
      trouble={trouble}
      onSend={() => void find()}
      onClose={onClose}
    >
      <TextField
        label={say(texts.incidentNumber)}
        required
        focused
        figures
        most={40}
        hint={say(texts.numberHint)}
        value={number}
        onChange={(value) => {
          setTrouble(null);
          setNumber(value);
        }}
      />
    </Form>
  );
}
