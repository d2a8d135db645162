import { Checkbox } from "../../ground/web/checkbox.tsx";
import { TextArea } from "../../ground/web/input.tsx";
import { type ReactNode, useId, useState } from "react";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import type { Pattern } from "../posts.ts";
import { cycleFrom, cycleText } from "./pattern-text.ts";
import { postsTexts } from "./roster-texts.ts";

interface PatternFormProps {
  readonly pattern: Pattern;
  readonly onDone: () => void;
}

/** A pattern as people write it: a day a line. */
export function PatternForm({ pattern: before, onDone }: PatternFormProps): ReactNode {
  const say = useSay();
  const id = useId();
  const [pattern, setPattern] = useState(before);
  const [text, setText] = useState(() => cycleText(before.cycle));
  const read = cycleFrom(text);
  const name = (key: "zh" | "en", label: string) => (
    <TextField
      label={label}
      className="roster-field"
      focused={key === "zh"}
      value={pattern.name[key]}
      onChange={(said) => setPattern({ ...pattern, name: { ...pattern.name, [key]: said } })}
    />
  );
  return (
    <div className="roster-shift-form" role="group" aria-label={say(before.name) || say(postsTexts.newPattern)}>
      {name("zh", say(postsTexts.nameZh))}
      {name("en", say(postsTexts.nameEn))}
      <div className="roster-field roster-field-wide">
        <label htmlFor={`${id}cycle`}>{say(postsTexts.cycle)}</label>
        <TextArea
          id={`${id}cycle`}
          rows={6}
          value={text}
          {...("wrongLine" in read ? { "aria-invalid": true, "aria-describedby": `${id}wrong` } : {})}
          onChange={(event) => setText(event.target.value)}
        />
        {"wrongLine" in read && (
          <p id={`${id}wrong`} role="alert" className="roster-wrong">
            {say(postsTexts.lineWrong, { line: read.wrongLine })}
          </p>
        )}
      </div>
      <Checkbox
        checked={pattern.workingDaysOnly}
        onChange={(event) => setPattern({ ...pattern, workingDaysOnly: event.target.checked })}
      >
        {say(postsTexts.workingDaysOnly)}
      </Checkbox>
      {"cycle" in read && (
        <OrderButton order="DefinePattern" kind="primary" body={{ ...pattern, cycle: read.cycle }} onAccepted={onDone}>
          {say(postsTexts.save)}
        </OrderButton>
      )}
    </div>
  );
}
