import { Button } from "../../ground/web/button.tsx";
import { Input } from "../../ground/web/input.tsx";
import type { ReactNode } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { Field } from "../../ground/web/field.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { useSay } from "../../ground/web/language.ts";
import type { CallDraft } from "./register-call.ts";
import { intakeTexts } from "./texts.ts";

type Point = readonly [number, number];

export interface FieldsProps {
  readonly draft: CallDraft;
  readonly onChange: (part: Partial<CallDraft>) => void;
}

/** Asked after the words, so that nothing stands between the number, the type, the place and what was said. */
export function NameField({ draft, onChange }: FieldsProps): ReactNode {
  const say = useSay();
  return (
    <>
      <Field label={say(intakeTexts.name)}>
        {(control) => (
          <Input
            {...control}
            maxLength={80}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Follows the type, and is changed by hand now and then. */
export function PriorityField({ draft, onChange }: FieldsProps): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const ordinary = draft.type === undefined ? undefined : district.types[draft.type]?.priority;
  return (
    <>
      <span className="call-form-label" aria-hidden="true">
        {say(intakeTexts.priority)}
      </span>
      <Choice
        label={say(intakeTexts.priority)}
        value={draft.priority ?? ordinary}
        onChange={(priority) => onChange({ priority })}
        options={[1, 2, 3, 4].map((value) => ({ value, text: say(intakeTexts.level, { priority: value }) }))}
      />
    </>
  );
}

/** The point of the place. Its row is always there: nothing moves under the hand when a point comes or goes. */
export function PointField({
  draft,
  pickPoint,
  onChange,
}: FieldsProps & { pickPoint: () => Promise<Point | null> }): ReactNode {
  const say = useSay();
  const { point } = draft;
  return (
    <>
      <span className="call-form-label" aria-hidden="true">
        {say(intakeTexts.point)}
      </span>
      <span className="figures quiet call-form-point">
        {point === undefined
          ? say(intakeTexts.noPoint)
          : say(intakeTexts.pointIs, { point: point.map((part) => part.toFixed(5)).join(", ") })}
        <Button
          onClick={() => void pickPoint().then((picked) => (picked === null ? undefined : onChange({ point: picked })))}
        >
          {say(intakeTexts.pickPoint)}
        </Button>
        {point !== undefined && (
          <Button look="text" onClick={() => onChange({ point: undefined })}>
            {say(intakeTexts.removePoint)}
          </Button>
        )}
      </span>
    </>
  );
}
