import { Button, Input, type InputRef } from "antd";
import { type ReactNode, useEffect, useId, useRef } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { goesOn } from "../../ground/web/written-over.ts";
import { useDraftText } from "../../journal/web/use-draft.ts";
import { dispatchTexts } from "./texts.ts";

interface WhyFormProps {
  /** Under which name the reason is kept while it is typed. */
  readonly draft: string;
  readonly question: string;
  /** What the order does besides, above the question. */
  readonly about?: ReactNode;
  readonly act: Sentence;
  /** It takes a crew from other work. */
  readonly isHard: boolean;
  readonly busy: boolean;
  readonly trouble: Sentence | null;
  /** Answers whether the order was accepted. */
  readonly onGive: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Asks for the reason of an order before it is given. */
export function WhyForm({
  draft,
  question,
  about,
  act,
  isHard,
  busy,
  trouble,
  onGive,
  onClose,
}: WhyFormProps): ReactNode {
  const say = useSay();
  const [reason, setReason, clear] = useDraftText(draft);
  const field = useRef<InputRef>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="stack-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === "") return;
        void onGive(reason.trim()).then((accepted) => {
          if (accepted) clear();
        });
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      {about}
      <label htmlFor={id}>{question}</label>
      <Input
        ref={field}
        {...goesOn}
        id={id}
        size="small"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {trouble !== null && (
        <p role="alert" className="trouble">
          {say(trouble)}
        </p>
      )}
      <div className="form-buttons">
        <Button size="small" type="text" onClick={onClose}>
          {say(dispatchTexts.close)}
        </Button>
        <Button size="small" danger={isHard} htmlType="submit" loading={busy} disabled={reason.trim() === ""}>
          {say(act)}
        </Button>
      </div>
    </form>
  );
}
