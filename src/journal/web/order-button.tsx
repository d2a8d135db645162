import { Button } from "../../ground/web/button.tsx";
import { Popover } from "../../ground/web/popover.tsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { homeOf, returnFocus } from "../../ground/web/focus-home.ts";
import { useSay } from "../../ground/web/language.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import type { Refused } from "./api.ts";
import { useClient } from "./client.ts";
import type { OrderAnswer } from "./order-sender.ts";
import { PersonalHint } from "./personal-hint.tsx";
import { ReasonChips } from "./reason-chips.tsx";
import { sentenceOfRefused } from "./refusal-sentence.ts";
import { settingTexts } from "./setting-texts.ts";
import { journalTexts } from "./texts.ts";
import { useDraftText } from "./use-draft.ts";
import "./order-button.css";

/** Gives orders one at a time and keeps what was said against the last one. */
export function useGiving(): {
  readonly busy: boolean;
  readonly trouble: Sentence | null;
  /** The field of the order that the trouble is about, by its name there. */
  readonly field: string | null;
  clear(): void;
  give(name: string, body: unknown): Promise<OrderAnswer>;
  /** Gives a list of orders at once, each with its own answer; the first thing said against one of them is kept. */
  giveAll(orders: readonly { readonly name: string; readonly body: unknown }[]): Promise<readonly OrderAnswer[]>;
} {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const [field, setField] = useState<string | null>(null);
  async function giveAll(
    orders: readonly { readonly name: string; readonly body: unknown }[],
  ): Promise<readonly OrderAnswer[]> {
    const from = document.activeElement;
    const home = homeOf(from);
    setBusy(true);
    setTrouble(null);
    setField(null);
    const answers = await Promise.all(orders.map(({ name, body }) => client.sender.give(name, body)));
    setBusy(false);
    const against = answers.find(({ kind }) => kind !== "accepted");
    if (against === undefined) returnFocus(home, from);
    else if (against.kind === "refused") {
      setTrouble(sentenceOfRefused(client, against.refused));
      setField(fieldOf(against.refused));
    } else setTrouble(journalTexts.dropped);
    return answers;
  }

  return {
    busy,
    trouble,
    field,
    clear: () => {
      setTrouble(null);
      setField(null);
    },
    giveAll,
    give: async (name, body) => {
      const [answer] = await giveAll([{ name, body }]);
      if (answer === undefined) throw new Error("an order was given and got no answer");
      return answer;
    },
  };
}

/** The field of the body that a refusal is about: the first part of the path it names. */
function fieldOf({ details }: Refused): string | null {
  const { field } = details;
  return typeof field === "string" ? (field.split(".")[0] ?? null) : null;
}

interface OrderButtonProps {
  readonly order: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly children: ReactNode;
  /** The accessible name when the text alone does not say to what it applies. */
  readonly label?: string;
  /** Asks for a reason first and sends it as `reason`; `optional` lets it be empty. */
  readonly reason?: "needed" | "optional";
  /** The usual reasons of the order. */
  readonly offered?: readonly Sentence[];
  readonly kind?: "primary" | "plain" | "danger" | "text";
  readonly size?: "small" | "middle";
  readonly icon?: ReactNode;
  readonly autoFocus?: boolean;
  readonly onAccepted?: (answer: OrderAnswer & { kind: "accepted" }) => void;
}

/** A button that gives one order; what was said against it appears at the button and stays until read. */
export function OrderButton(props: OrderButtonProps): ReactNode {
  const say = useSay();
  const giving = useGiving();
  const [asking, setAsking] = useState(false);
  const from = useRef<HTMLElement>(null);
  const [words, setWords] = useState("");
  const { reason, kind = "plain" } = props;
  const client = useClient();
  const { incidentId } = props.body;
  const draft = typeof incidentId === "string" ? `reason ${props.order} ${incidentId}` : undefined;

  async function give(extra: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await giving.give(props.order, { ...props.body, ...extra });
    if (answer.kind !== "accepted") return;
    setAsking(false);
    if (draft !== undefined) client.drafts.forget(draft);
    // The reason was written in a panel outside the card.
    returnFocus(homeOf(from.current), from.current);
    props.onAccepted?.(answer);
  }

  const button = (
    <Button
      size={props.size ?? "small"}
      look={kind === "danger" ? "plain" : kind}
      danger={kind === "danger"}
      busy={giving.busy}
      autoFocus={props.autoFocus ?? false}
      {...(props.label === undefined ? {} : { "aria-label": props.label })}
      onClick={(event) => {
        from.current = event.currentTarget;
        setWords(event.currentTarget.textContent);
        if (reason === undefined) void give({});
        else setAsking(!asking);
      }}
    >
      {props.icon}
      {props.children}
    </Button>
  );
  const leave = () => {
    giving.clear();
    setAsking(false);
  };
  if (reason !== undefined) {
    return (
      <>
        {button}
        <Popover open={asking} onClose={leave}>
          <ReasonForm
            doing={props.label ?? words}
            offered={props.offered ?? []}
            draft={draft}
            optional={reason === "optional"}
            needsSecond={client.book.orders.get(props.order)?.second === true}
            busy={giving.busy}
            trouble={giving.trouble}
            onGive={(text) => void give(text === "" ? {} : { reason: text })}
            onClose={leave}
          />
        </Popover>
      </>
    );
  }
  return (
    <>
      {button}
      <Popover open={giving.trouble !== null} told onClose={giving.clear}>
        <Trouble said={giving.trouble}>
          <Button look="text" onClick={giving.clear}>
            {say(journalTexts.closeNote)}
          </Button>
        </Trouble>
      </Popover>
    </>
  );
}

interface ReasonFormProps {
  /** What the button that gives the order says: the verb and what it is done to. */
  readonly doing: string;
  /** The usual reasons of the order. */
  readonly offered?: readonly Sentence[];
  /** Under which name the words are kept while they are typed; not kept without. */
  readonly draft?: string | undefined;
  readonly optional: boolean;
  /** It takes a second person: said before it is sent, not only after. */
  readonly needsSecond?: boolean;
  readonly busy: boolean;
  readonly trouble: Sentence | null;
  readonly onGive: (text: string) => void;
  readonly onClose: () => void;
}

/** A line for a reason, given with Enter, left with Escape. */
export function ReasonForm({
  draft,
  doing,
  offered = [],
  optional,
  needsSecond = false,
  busy,
  trouble,
  onGive,
  onClose,
}: ReasonFormProps): ReactNode {
  const say = useSay();
  const [text, setText] = useDraftText(draft);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const ready = optional || text.trim() !== "";
  return (
    <Form
      className="reason-form"
      send={doing}
      ready={ready}
      busy={busy}
      trouble={trouble}
      onSend={() => onGive(text.trim())}
      onClose={onClose}
    >
      <TextField
        label={say(journalTexts.reason)}
        required={!optional}
        kept
        inputRef={field}
        most={500}
        value={text}
        onChange={setText}
      />
      <ReasonChips
        offered={offered}
        onPick={(reason) => {
          setText(reason);
          field.current?.focus();
        }}
      />
      <PersonalHint text={text} plain />
      {needsSecond && <p className="quiet">{say(settingTexts.secondNeeded)}</p>}
    </Form>
  );
}
