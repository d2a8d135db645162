import { type ReactNode, useState } from "react";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { OrderForm } from "../../journal/web/order-form.tsx";
import type { Telling } from "../complaint.ts";
import {
  complaintChannelNames,
  complaintChannels,
  complaintReviewOutcomeNames,
  complaintReviewOutcomes,
} from "../complaint-facts.ts";
import { SealedLines, TellingField } from "./complaint-forms.tsx";
import { complaintTexts as texts } from "./complaint-texts.ts";

interface OfComplaintProps {
  readonly complaintId: string;
  readonly onClose: () => void;
  readonly onAsked?: () => void;
}

/** Whoever complained asks for a review, by whatever way. */
export function AskReviewForm({ complaintId, onClose, onAsked }: OfComplaintProps): ReactNode {
  const say = useSay();
  const [channel, setChannel] = useState<(typeof complaintChannels)[number]>("counter");
  const [words, setWords] = useState("");
  return (
    <OrderForm
      label={say(texts.askReview)}
      order="AskComplaintReview"
      body={{ complaintId, channel, ...(words.trim() === "" ? {} : { words: words.trim() }) }}
      onClose={onClose}
      {...(onAsked === undefined ? {} : { onAccepted: onAsked })}
    >
      <Field label={say(texts.channel)} name="channel">
        {(control) => (
          <PickOne
            {...control}
            focused
            value={channel}
            onChange={setChannel}
            options={complaintChannels.map((value) => ({ value, text: say(complaintChannelNames[value]) }))}
          />
        )}
      </Field>
      <SealedLines label={texts.reviewWords} value={words} onChange={setWords} />
      <p className="quiet">{say(texts.reviewByAnother)}</p>
    </OrderForm>
  );
}

/** What the review came to; words unless the request was withdrawn. */
export function AnswerReviewForm({ complaintId, onClose }: OfComplaintProps): ReactNode {
  const say = useSay();
  const [outcome, setOutcome] = useState<(typeof complaintReviewOutcomes)[number]>("stands");
  const [words, setWords] = useState("");
  const [told, setTold] = useState<Telling>("written");
  const isWhole = outcome === "withdrawn" || words.trim() !== "";
  const said = words.trim() === "" ? {} : { words: words.trim() };
  return (
    <OrderForm
      label={say(texts.answerReview)}
      order="AnswerComplaintReview"
      body={isWhole ? { complaintId, outcome, told, ...said } : null}
      onClose={onClose}
    >
      <Field label={say(texts.outcome)} name="outcome">
        {(control) => (
          <PickOne
            {...control}
            focused
            value={outcome}
            onChange={setOutcome}
            options={complaintReviewOutcomes.map((value) => ({
              value,
              text: say(complaintReviewOutcomeNames[value]),
            }))}
          />
        )}
      </Field>
      <SealedLines
        label={texts.reviewAnswerWords}
        required={outcome !== "withdrawn"}
        value={words}
        onChange={setWords}
      />
      <TellingField value={told} onChange={setTold} />
    </OrderForm>
  );
}
