import { Button } from "antd";
import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import type { OrderAnswer } from "./order-sender.ts";
import { useGiving } from "./order-button.tsx";
import { journalTexts } from "./texts.ts";
import "./order-form.css";

interface OrderFormProps {
  /** The accessible name, and what the button says unless `send` says otherwise. */
  readonly label: string;
  readonly send?: string;
  /** What speaks against the order as it stands; it is then not sent. */
  readonly trouble?: Sentence | null;
  /** How it looks in its place: names beside their fields, unless a class says otherwise. */
  readonly className?: string;
  readonly danger?: boolean;
  readonly order: string;
  /** The order's body, or null while something is missing. */
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** In the place of `onClose` when the order was accepted. */
  readonly onAccepted?: (answer: OrderAnswer & { kind: "accepted" }) => void;
}

/** The frame of a form that gives one order: Enter sends, Escape leaves, what was said against it stands above the buttons. */
export function OrderForm(props: OrderFormProps): ReactNode {
  const { label, send = label, order, body, children, onClose, onAccepted } = props;
  const say = useSay();
  const giving = useGiving();
  const trouble = props.trouble ?? giving.trouble;
  const ready = body !== null && (props.trouble ?? null) === null;

  async function give(): Promise<void> {
    const answer = await giving.give(order, body);
    if (answer.kind !== "accepted") return;
    if (onAccepted === undefined) onClose();
    else onAccepted(answer);
  }

  return (
    <form
      className={props.className ?? "order-form"}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !giving.busy) void give();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
      {trouble !== null && (
        <p role="alert" className="trouble">
          {say(trouble)}
        </p>
      )}
      <div className="order-form-buttons">
        <Button size="small" type="text" onClick={onClose}>
          {say(journalTexts.leaveForm)}
        </Button>
        <Button
          size="small"
          {...(props.danger === true ? { danger: true } : { type: "primary" as const })}
          htmlType="submit"
          loading={giving.busy}
          disabled={!ready}
        >
          {send}
        </Button>
      </div>
    </form>
  );
}
