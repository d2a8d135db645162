import { type ReactNode, useState } from "react";
import { TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { Picker } from "../../ground/web/picker.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { callMarkNames, callMarks } from "../facts.ts";
import { intakeTexts } from "./texts.ts";

interface JoinFieldProps {
  readonly incidents: readonly { readonly id: string; readonly text: string }[];
  readonly busy: boolean;
  readonly onJoin: (id: string) => void;
  readonly onClose: () => void;
}

/** Which open incident a call joins. */
export function JoinField({ incidents, busy, onJoin, onClose }: JoinFieldProps): ReactNode {
  return (
    <Picker
      label={intakeTexts.join}
      placeholder={intakeTexts.joinWhich}
      none={intakeTexts.joinNone}
      hint={intakeTexts.joinHint}
      choices={incidents}
      busy={busy}
      keyOf={({ id }) => id}
      textOf={({ text }) => text}
      disabled={() => false}
      row={({ text }) => text}
      onPick={({ id }) => onJoin(id)}
      onClose={onClose}
    />
  );
}

/** A mark on this call alone, with its reason; the call ends with it. */
export function MarkForm({
  busy,
  onMark,
  onClose,
}: {
  busy: boolean;
  onMark: (mark: string, reason: string) => void;
  onClose: () => void;
}): ReactNode {
  const say = useSay();
  const [mark, setMark] = useState<(typeof callMarks)[number]>(callMarks[0]);
  const [reason, setReason] = useState("");
  return (
    <Form
      className="call-form-pair"
      send={say(intakeTexts.markAndEnd)}
      kind="plain"
      size="middle"
      leave={null}
      ready={reason.trim() !== ""}
      busy={busy}
      onSend={() => onMark(mark, reason.trim())}
      onClose={onClose}
    >
      <TextField
        className="call-form-reason"
        label={say(intakeTexts.markReason)}
        labelUnseen
        focused
        size="middle"
        most={500}
        value={reason}
        onChange={setReason}
      />
      <PersonalHint text={reason} plain />
      <PickOne
        label={say(intakeTexts.mark)}
        value={mark}
        onChange={setMark}
        options={callMarks.map((value) => ({ value, text: say(callMarkNames[value]) }))}
      />
    </Form>
  );
}
