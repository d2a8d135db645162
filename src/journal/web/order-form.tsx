import { type ReactNode, useMemo } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Form, type FormLook } from "../../ground/web/form.tsx";
import { useClient } from "./client.ts";
import type { OrderAnswer } from "./order-sender.ts";
import { useGiving } from "./order-button.tsx";
import { wrongIn } from "./wrong-in.ts";

interface OrderFormProps {
  /** The accessible name, and what the button says unless `send` says otherwise. */
  readonly label: string;
  readonly send?: string;
  /** What speaks against the order as it stands; it is then not sent. */
  readonly trouble?: Sentence | null;
  /** How it lies in its place: names beside their fields, unless said otherwise. */
  readonly className?: FormLook;
  readonly danger?: boolean;
  readonly order: string;
  /** The order's body, or null while something is missing. */
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly leave?: Sentence;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** In the place of `onClose` when the order was accepted. */
  readonly onAccepted?: (answer: OrderAnswer & { kind: "accepted" }) => void;
}

/**
 * The form of one order. What its own schema says against the body is said before it is sent, what the server says after;
 * each at the field it names (`name` of `Field`), or above the buttons.
 */
export function OrderForm(props: OrderFormProps): ReactNode {
  const { label, send = label, order, body, children, onClose, onAccepted } = props;
  const client = useClient();
  const giving = useGiving();
  const unfit = useMemo(() => wrongIn(client, order, body), [client, order, body]);
  const { trouble, field } = giving;
  const wrong = trouble !== null && field !== null ? { ...unfit, [field]: trouble } : unfit;
  const fits = Object.keys(unfit).length === 0;

  async function give(): Promise<void> {
    const answer = await giving.give(order, body);
    if (answer.kind !== "accepted") return;
    if (onAccepted === undefined) onClose();
    else onAccepted(answer);
  }

  return (
    <Form
      label={label}
      className={props.className ?? "order-form"}
      send={send}
      kind={props.danger === true ? "danger" : "primary"}
      ready={body !== null && fits && (props.trouble ?? null) === null}
      busy={giving.busy}
      trouble={props.trouble ?? (field === null ? trouble : null)}
      wrong={wrong}
      onSend={() => void give()}
      onClose={onClose}
      {...(props.leave === undefined ? {} : { leave: props.leave })}
    >
      {children}
    </Form>
  );
}
