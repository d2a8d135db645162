import type { ReactNode } from "react";
import { Field } from "../../ground/web/field.tsx";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { PickSome } from "../../ground/web/pick-some.tsx";
import type { Party } from "../party-facts.ts";
import { partyChoices } from "./party-words.ts";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { usePartyHouse } from "./use-parties.ts";

interface PartyFieldProps {
  readonly name: string;
  readonly label: string;
  /** Choices by their values (`chosenParty`). */
  readonly value: readonly string[];
  readonly without: Party | undefined;
  /** Only one: another choice takes its place. */
  readonly single?: boolean;
  readonly focused?: boolean;
  readonly onChange: (value: readonly string[]) => void;
}

/** Whom work is given to, by typing: parts of the house, posts, groups, units. */
export function PartyField(props: PartyFieldProps): ReactNode {
  const { name, label, value, without, single = false, focused = false, onChange } = props;
  const say = useSay();
  const language = useLanguage();
  const house = usePartyHouse();
  const options = partyChoices(house, without).map(({ head, choices }) => ({
    label: say(head),
    options: choices.map((one) => ({ value: one.value, label: one.name[language] })),
  }));
  return (
    <Field label={label} name={name} required>
      {(control) => (
        <PickSome<string>
          {...control}
          focused={focused}
          value={value}
          options={options}
          placeholder={say(texts.pickParties)}
          onChange={(chosen) => onChange(single ? chosen.slice(-1) : chosen)}
        />
      )}
    </Field>
  );
}
