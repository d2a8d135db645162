import { Button } from "antd";
import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import type { OrderAnswer } from "./order-sender.ts";
import { useGiving } from "./order-button.tsx";
import { journalTexts } from "./texts.ts";
import "./order-form.css";

interface OrderFormProps {
  /** The accessible name, and what the button says. */
  readonly label: string;
  readonly order: string;
  /** The order's body, or null while something is missing. */
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly onAccepted?: (answer: OrderAnswer & { kind: "accepted" }) => void;
}

/** The frame of a form that gives one order: Enter sends, Escape leaves, what was said against it stands above the buttons. */
export function OrderForm({ label, order, body, children, onClose, onAccepted }: OrderFormProps): ReactNode {
  const say = useSay();
  const giving = useGiving();

  async function give(): Promise<void> {
    const answer = await giving.give(order, body);
    if (answer.kind !== "accepted") return;
    onAccepted?.(answer);
    onClose();
  }

  return (
    <form
      className="order-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (body !== null && !giving.busy) void give();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
      {giving.trouble !== null && (
        <p role="alert" className="trouble">
          {say(giving.trouble)}
        </p>
      )}
      <div className="order-form-buttons">
        <Button size="small" type="text" onClick={onClose}>
          {say(journalTexts.cancel)}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={giving.busy} disabled={body === null}>
          {label}
        </Button>
      </div>
    </form>
  );
}
