import { type ReactNode, useState } from "react";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { type ReviewKind, reviewKindNames, reviewKinds } from "../check-facts.ts";
import { monthAfter, useMonthNow } from "./check-filters.ts";
import { checkTexts as texts } from "./check-texts.ts";

const usual: Readonly<Record<ReviewKind, string>> = {
  void: "100",
  merged: "100",
  diverted: "50",
  reclassified: "100",
  ordinary: "2",
};

/** A seed nobody can guess: 24 letters. No digits, so that it never looks like somebody's number. */
function newSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map((byte) => "ABCDEFGHJKLMNPQRSTUVWXYZ".charAt(byte % 24)).join("");
}

function shareOf(typed: string): number | null {
  const share = Number(typed);
  return typed.trim() !== "" && Number.isInteger(share) && share >= 0 && share <= 100 ? share : null;
}

/** Publishes the seed of a month that has not begun, with the share of each kind that will be drawn. */
export function SampleForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const now = useMonthNow();
  const months = [1, 2, 3].map((later) => monthAfter(now, later));
  const [month, setMonth] = useState(months[0] ?? now);
  const [seed, setSeed] = useState(newSeed);
  const [typed, setTyped] = useState(usual);
  const shares = Object.fromEntries(reviewKinds.map((kind) => [kind, shareOf(typed[kind])]));
  const isWhole = seed.trim().length >= 16 && Object.values(shares).every((share) => share !== null);
  return (
    <OrderForm
      label={say(texts.publish)}
      order="PublishSample"
      body={isWhole ? { month, seed: seed.trim(), shares } : null}
      onClose={onClose}
    >
      <Field label={say(texts.month)} name="month" required>
        {(control) => (
          <PickOne<string>
            {...control}
            focused
            value={month}
            options={months.map((value) => ({ value, text: value }))}
            onChange={setMonth}
          />
        )}
      </Field>
      <TextField
        label={say(texts.seed)}
        name="seed"
        required
        most={80}
        hint={say(texts.seedHint)}
        value={seed}
        onChange={setSeed}
      />
      {reviewKinds.map((kind) => (
        <TextField
          key={kind}
          label={say(texts.share, { kind: say(reviewKindNames[kind]) })}
          numeric
          figures
          required
          trouble={shareOf(typed[kind]) === null ? texts.shareWrong : null}
          value={typed[kind]}
          onChange={(value) => setTyped({ ...typed, [kind]: value })}
        />
      ))}
    </OrderForm>
  );
}
