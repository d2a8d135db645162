import { type ReactNode, useEffect, useRef } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
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
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Form
      send={say(act)}
      kind={isHard ? "danger" : "plain"}
      leave={dispatchTexts.close}
      ready={reason.trim() !== ""}
      busy={busy}
      trouble={trouble}
      onSend={() =>
        void onGive(reason.trim()).then((accepted) => {
          if (accepted) clear();
        })
      }
      onClose={onClose}
    >
      {about}
      <TextField label={question} required kept inputRef={field} most={500} value={reason} onChange={setReason} />
    </Form>
  );
}
