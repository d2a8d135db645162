import { type ReactNode, useState } from "react";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { checklists } from "../review-draw.ts";
import { checklistAnswerNames, checklistAnswers, checklistItemNames } from "../review-facts.ts";
import { checkTexts as texts } from "./check-texts.ts";
import type { ListedReview } from "./review-list.ts";

type Answer = (typeof checklistAnswers)[number];

interface ReviewFormProps {
  readonly review: ListedReview;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The checklist of a second look; every item is answered, none beforehand. What was chosen says why. */
export function ReviewForm({ review: { incident, kind, selection }, onClose, onDone }: ReviewFormProps): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState("");
  const isChosen = selection === "chosen";
  const [said, setSaid] = useState<Readonly<Record<string, Answer>>>({});
  const items = checklists[kind];
  const answers = items.flatMap((item) => {
    const answer = said[item];
    return answer === undefined ? [] : [{ item, answer }];
  });
  return (
    <OrderForm
      label={say(texts.finish)}
      order="ReviewIncident"
      body={
        answers.length === items.length && (!isChosen || reason.trim() !== "")
          ? { incidentId: incident, answers, ...(isChosen ? { reason: reason.trim() } : {}) }
          : null
      }
      onClose={onClose}
      onAccepted={onDone}
    >
      {isChosen && (
        <TextField
          label={say(texts.chosenWhy)}
          name="reason"
          required
          focused
          most={500}
          value={reason}
          onChange={setReason}
        />
      )}
      {items.map((item, place) => (
        <Field key={item} label={say(checklistItemNames[item])} required>
          {(control) => (
            <PickOne<Answer>
              {...control}
              focused={place === 0 && !isChosen}
              value={said[item]}
              options={checklistAnswers.map((value) => ({ value, text: say(checklistAnswerNames[value]) }))}
              onChange={(answer) => setSaid({ ...said, [item]: answer })}
            />
          )}
        </Field>
      ))}
    </OrderForm>
  );
}
