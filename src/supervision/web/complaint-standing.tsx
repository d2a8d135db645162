import { type ReactNode, useState } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import type { Instant } from "../../ground/instant.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Button } from "../../ground/web/button.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { AskReviewForm } from "./complaint-review-forms.tsx";
import { ask } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { sentenceOfRefused } from "../../journal/web/refusal-sentence.ts";
import { type ComplaintStage, complaintStageNames } from "../complaint.ts";
import { complaintTexts as texts } from "./complaint-texts.ts";

interface Standing {
  readonly number: string;
  readonly stage: ComplaintStage;
  readonly receivedAt: Instant;
  readonly noticeBy: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly answerBy: Instant | null;
  readonly answeredAt: Instant | null;
  readonly reviewable: { readonly complaint: string; readonly until: Instant | null } | null;
  readonly reviewAskedAt: Instant | null;
  readonly reviewBy: Instant | null;
  readonly reviewedAt: Instant | null;
}

const unreachable: Sentence = { zh: "现在无法查询", en: "It cannot be looked up now" };

/** A complainant asks at the counter or by phone where their complaint stands. The look is on record. */
export function ComplaintStanding({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const client = useClient();
  const times = useTimeWords();
  const [number, setNumber] = useState("");
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Standing | null>(null);
  const { now: form, open, close } = useOpened<"review">();
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  async function look(): Promise<void> {
    setBusy(true);
    const query = new URLSearchParams({ complaint: number.trim() });
    const reply = await ask<Standing>("GET", `/api/v1/complaints/standing?${query}`);
    setBusy(false);
    setFound(reply.kind === "ok" ? reply.content : null);
    if (reply.kind === "ok") setTrouble(null);
    else if (reply.kind !== "refused") setTrouble(unreachable);
    else setTrouble(reply.refused.status === 404 ? texts.notFound : sentenceOfRefused(client, reply.refused));
  }

  const lines =
    found === null
      ? []
      : ([
          [texts.receivedAt, found.receivedAt],
          [texts.noticeBy, found.noticeBy],
          [texts.acknowledge, found.acknowledgedAt],
          [texts.answerBy, found.answerBy],
          [texts.answeredAt, found.answeredAt],
          [texts.reviewUntil, found.reviewable?.until ?? null],
          [texts.reviewAskedAt, found.reviewAskedAt],
          [texts.reviewBy, found.reviewBy],
          [texts.reviewedAt, found.reviewedAt],
        ] as const);
  return (
    <>
      <Form
        label={say(texts.lookUp)}
        className="order-form"
        send={say(texts.lookUpButton)}
        ready={number.trim() !== ""}
        busy={busy}
        trouble={trouble}
        onSend={() => void look()}
        onClose={onClose}
      >
        <TextField
          label={say(texts.lookUpNumber)}
          focused
          figures
          most={20}
          hint={say(texts.lookUpHint)}
          value={number}
          onChange={setNumber}
        />
      </Form>
      {found !== null && (
        <section className="complaint-standing" role="status" aria-label={say(texts.named, { number: found.number })}>
          <p>
            <strong>{found.number}</strong> {say(complaintStageNames[found.stage])}
          </p>
          <dl className="complaint-card-facts">
            {lines.map(([label, at]) =>
              at === null ? null : (
                <div key={label.en} className="complaint-standing-line">
                  <dt>{say(label)}</dt>
                  <dd className="figures">{times.dayAndTime(at)}</dd>
                </div>
              ),
            )}
          </dl>
          {found.reviewable !== null && mayGive(client, "AskComplaintReview") && form === null && (
            <Button onClick={() => open("review")}>{say(texts.askReview)}</Button>
          )}
          {found.reviewable !== null && form === "review" && (
            <AskReviewForm
              complaintId={found.reviewable.complaint}
              onClose={close}
              onAsked={() => {
                close();
                void look();
              }}
            />
          )}
        </section>
      )}
    </>
  );
}
