import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useEffect, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { instantOf } from "../../ground/instant.ts";
import type { Point } from "../../ground/point.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useGiving } from "../../journal/web/order-button.tsx";
import { bodyOf, lengthOf, shares, spans } from "./map-closures.ts";
import type { DrawnLine } from "./map-drawn-line.ts";
import { dispatchTexts } from "./texts.ts";

export interface NamedLine {
  readonly name: Sentence;
  readonly points: readonly Point[];
}

interface ClosureFormProps {
  readonly drawn: DrawnLine;
  /** Streets that can be closed by name, where the district has a plan of them. */
  readonly streets: readonly NamedLine[];
  readonly onClose: () => void;
}

/** Where, why, how much and until when. The line is pointed out on the map or taken from a street's name. */
export function ClosureForm({ drawn, streets, onClose }: ClosureFormProps): ReactNode {
  const say = useSay();
  const giving = useGiving();
  const [reason, setReason] = useState("");
  const [share, setShare] = useState<number>(0);
  const [hours, setHours] = useState<number>(2);
  const [street, setStreet] = useState("");
  const { start } = drawn;
  // Once, when the form opens: the line is drawn while its other fields are filled in.
  useEffect(() => start(), []); // eslint-disable-line react-hooks/exhaustive-deps
  const body = () => bodyOf({ line: drawn.line, share, hours, reason, street }, instantOf(serverNow()));
  const ready = body() !== null;
  const metres = Math.round(lengthOf(drawn.line));

  async function give(): Promise<void> {
    const filled = body();
    if (filled === null) return;
    if ((await giving.give("RestrictRoad", filled)).kind === "accepted") onClose();
  }

  return (
    <Form
      label={say(dispatchTexts.giveClosure)}
      send={say(dispatchTexts.giveClosure)}
      leave={dispatchTexts.close}
      ready={ready}
      busy={giving.busy}
      trouble={giving.trouble}
      onSend={() => void give()}
      onClose={onClose}
    >
      {streets.length > 0 && (
        <>
          <Field label={say(dispatchTexts.closureStreet)}>
            {(control) => (
              <PickOne
                {...control}
                focused
                value={street === "" ? undefined : street}
                options={streets.map(({ name }) => ({ value: name.zh, text: say(name) }))}
                onChange={(chosen) => {
                  setStreet(chosen);
                  drawn.set(streets.find(({ name }) => name.zh === chosen)?.points ?? []);
                }}
              />
            )}
          </Field>
        </>
      )}
      <p className="quiet" role="status">
        {drawn.line.length === 0
          ? say(dispatchTexts.closureWhere)
          : say(dispatchTexts.closureLength, { corners: drawn.corners.length, metres })}{" "}
        {drawn.corners.length > 0 && (
          <Button look="text" onClick={drawn.undo}>
            {say(dispatchTexts.undoCorner)}
          </Button>
        )}
      </p>
      <TextField
        label={say(dispatchTexts.closureReason)}
        required
        most={300}
        focused={streets.length === 0}
        placeholder={say(dispatchTexts.closureReasonSuch)}
        value={reason}
        onChange={setReason}
      />
      <div className="form-pair">
        <Field label={say(dispatchTexts.closureShare)} className="form-half">
          {(control) => (
            <PickOne
              {...control}
              value={share}
              options={shares.map((value) => ({
                value,
                text:
                  value === 0
                    ? say(dispatchTexts.roadClosed)
                    : say(dispatchTexts.roadSlowed, { percent: Math.round(value * 100) }),
              }))}
              onChange={setShare}
            />
          )}
        </Field>
        <Field label={say(dispatchTexts.closureFor)} className="form-half">
          {(control) => (
            <PickOne
              {...control}
              value={hours}
              options={spans.map((value) => ({
                value,
                text: say(value < 24 ? dispatchTexts.hours : dispatchTexts.days, {
                  count: value < 24 ? value : value / 24,
                }),
              }))}
              onChange={setHours}
            />
          )}
        </Field>
      </div>
    </Form>
  );
}
