import { type ReactNode, useState } from "react";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { dayOf } from "../../ground/zone.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { ListedLimit, RuleName } from "../statute.ts";
import { statuteTexts as texts } from "./statute-texts.ts";

/** A rule of the law, as a form that confirms it names it. */
export interface Confirming {
  readonly rule: RuleName;
  readonly name: Sentence;
}

interface VerifiedProps extends Confirming {
  readonly listed: Pick<ListedLimit, "isVerified" | "confirmed">;
  /** Opens the form that confirms it. */
  readonly onConfirm: (confirming: Confirming) => void;
}

/** Whether a rule was compared with the text of the law, and by whom; a button for whoever may say that it is right. */
export function Verified({ listed: { isVerified, confirmed }, rule, name, onConfirm }: VerifiedProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const nameOf = useOfficerNames();
  const { zone } = useDistrict();
  if (confirmed !== undefined) {
    const { by, at, source } = confirmed;
    return say(texts.confirmedBy, { who: nameOf(by), day: dayOf(at, zone), source });
  }
  if (isVerified) return <span className="rule-verified">{say(texts.wasRead)}</span>;
  return (
    <span className="rule-unverified">
      <strong>{say(texts.notVerified)}</strong>
      {rehearse(client, "ConfirmLegalRule", { ...rule, source: "…" }) === null && (
        <Button aria-label={say(texts.confirmNamed, { name: say(name) })} onClick={() => onConfirm({ rule, name })}>
          {say(texts.confirm)}
        </Button>
      )}
    </span>
  );
}

/** Says which text a rule was compared with. */
function ConfirmForm({ rule, name, onClose }: Confirming & { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const [source, setSource] = useState("");
  const said = source.trim();
  return (
    <OrderForm
      label={say(texts.confirmNamed, { name: say(name) })}
      send={say(texts.confirm)}
      order="ConfirmLegalRule"
      body={said === "" ? null : { ...rule, source: said }}
      onClose={onClose}
    >
      <TextField
        label={say(texts.confirmSource)}
        name="source"
        required
        focused
        most={300}
        hint={say(texts.confirmHint)}
        after={<PersonalHint text={source} plain />}
        value={source}
        onChange={setSource}
      />
    </OrderForm>
  );
}

/** The form that confirms a rule, while one was chosen, and how it is chosen. */
export function useConfirming(): readonly [form: ReactNode, choose: (confirming: Confirming) => void] {
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const form =
    confirming === null ? null : (
      <ConfirmForm
        key={`${confirming.rule.code} ${confirming.rule.since}`}
        {...confirming}
        onClose={() => setConfirming(null)}
      />
    );
  return [form, setConfirming];
}
