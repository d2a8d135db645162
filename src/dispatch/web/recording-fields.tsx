import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { basisWords } from "../../statute/limit-words.ts";
import { dutiesInForce } from "../../statute/statute.ts";
import { useStatute } from "../../statute/web/use-statute.ts";
import { emptyLine, type RecordedDraft, recordedIn, type RecordingLine } from "./recording-draft.ts";
import { recordingTexts as texts } from "./recording-texts.ts";

interface RecordingFieldsProps {
  readonly draft: RecordedDraft;
  /** When the crew came: the law of that day, and the day of times without one. */
  readonly cameAt: string;
  readonly day: string;
  readonly onChange: (draft: RecordedDraft) => void;
}

/** Which recordings there are, and what happened of which the law wants one. Part of the form of the report. */
export function RecordingFields({ draft, cameAt, day, onChange }: RecordingFieldsProps): ReactNode {
  const say = useSay();
  const statute = useStatute();
  const { zone } = useDistrict();
  const { lines, situations } = draft;
  // Only a line that was just asked for takes the focus, not one that was kept.
  const [added, setAdded] = useState<number | null>(null);
  const asked = dutiesInForce(statute, cameAt, zone).filter(({ duty }) => duty.told === "report");
  const change = (index: number, next: Partial<RecordingLine>) =>
    onChange({ ...draft, lines: lines.map((line, at) => (at === index ? { ...line, ...next } : line)) });
  const tick = (code: string, isTicked: boolean) =>
    onChange({ ...draft, situations: isTicked ? [...situations, code] : situations.filter((each) => each !== code) });
  return (
    <>
      {asked.length > 0 && (
        <fieldset className="recording-situations">
          <legend>{say(texts.situations)}</legend>
          {asked.map(({ duty: { code, name, basis } }) => (
            <Checkbox
              key={code}
              checked={situations.includes(code)}
              onChange={(event) => tick(code, event.target.checked)}
            >
              {say(name)} <span className="quiet">{say(basisWords(basis))}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
      {lines.map((line, index) => (
        // Lines never change places.
        <fieldset key={index} className="recording-line">
          <legend>{say(texts.recording, { number: index + 1 })}</legend>
          <TextField
            label={say(texts.number)}
            className="recording-field"
            figures
            focused={index === added}
            most={80}
            value={line.number}
            onChange={(number) => change(index, { number })}
          />
          {(["from", "to"] as const).map((end) => (
            <TextField
              key={end}
              label={say(texts[end])}
              className="recording-field"
              placeholder={say(texts.timeHint)}
              figures
              most={19}
              value={line[end]}
              onChange={(time) => change(index, { [end]: time })}
            />
          ))}
          <TextField
            label={say(texts.sha256)}
            className="recording-field"
            figures
            most={64}
            value={line.sha256}
            onChange={(sha256) => change(index, { sha256 })}
          />
          <Button
            look="text"
            aria-label={say(texts.drop, { number: index + 1 })}
            onClick={() => onChange({ ...draft, lines: lines.filter((_, at) => at !== index) })}
          >
            ×
          </Button>
          <Trouble said={recordedIn({ lines: [line], situations: [] }, day, zone) === null ? texts.wrong : null} />
        </fieldset>
      ))}
      {lines.length < 20 && (
        <p className="recording-add">
          <Button
            onClick={() => {
              setAdded(lines.length);
              onChange({ ...draft, lines: [...lines, emptyLine] });
            }}
          >
            {say(texts.add)}
          </Button>
        </p>
      )}
    </>
  );
}
