import { Button, Input, type InputRef } from "antd";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { dispatchTexts } from "./texts.ts";

interface WhyFormProps {
  readonly question: string;
  /** What the order does besides, above the question. */
  readonly about?: ReactNode;
  readonly act: Sentence;
  /** It takes a crew from other work. */
  readonly isHard: boolean;
  readonly busy: boolean;
  readonly trouble: Sentence | null;
  readonly onGive: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks for the reason of an order before it is given. */
export function WhyForm({ question, about, act, isHard, busy, trouble, onGive, onClose }: WhyFormProps): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState("");
  const field = useRef<InputRef>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="stack-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") onGive(reason.trim());
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
