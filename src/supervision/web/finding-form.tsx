import { type ReactNode, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Fact } from "../../ground/fact.ts";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStreams } from "../../journal/web/client.ts";
import { useSayFact } from "../../journal/web/fact-names.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { type Against, type Evidence, severities, type Severity, severityNames } from "../check-facts.ts";
import { checkRules, ruleOf } from "../check-rules.ts";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";

interface FindingFormProps {
  readonly incident: string;
  readonly rule: string;
  /** Facts a rule named already. */
  readonly evidence: readonly Evidence[];
  readonly station?: string | undefined;
  readonly review?: string;
  readonly onClose: () => void;
  readonly onOpened: (id: string) => void;
}

interface IncidentRead {
  readonly stream: string;
  readonly timeline: readonly Fact[];
}

const keyOf = ({ writer, n }: Pick<Evidence, "writer" | "n">) => `${writer} ${n}`;

/** Opens a finding: by which rule, against which part, how much hangs on it, and which facts prove it. */
export function FindingForm(props: FindingFormProps): ReactNode {
  const { incident, evidence, station, review, onClose, onOpened } = props;
  const say = useSay();
  const sentenceOf = useSayFact();
  const parts = useParts();
  const [rule, setRule] = useState(props.rule);
  const [title, setTitle] = useState("");
  const [words, setWords] = useState("");
  const [severity, setSeverity] = useState<Severity>(ruleOf(props.rule)?.severity ?? "minor");
  const [against, setAgainst] = useState(station === undefined ? "" : `station/${station}`);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(evidence.map(keyOf)));
  const { content } = useAnswer<IncidentRead>(`/incidents/${incident}`);
  const facts = content?.timeline ?? [];
  const proves = [
    ...evidence.filter((one) => chosen.has(keyOf(one))),
    ...facts
      .filter((fact) => chosen.has(keyOf(fact)) && !evidence.some((one) => keyOf(one) === keyOf(fact)))
      .map(({ writer, n }) => ({ stream: `incident/${incident}`, writer, n })),
  ];
  const part = againstOf(against);
  const body =
    title.trim() === "" || part === undefined || proves.length === 0
      ? null
      : {
          ...{ rule, title: title.trim(), severity, against: part, evidence: proves },
          ...(words.trim() === "" ? {} : { words }),
          ...(review === undefined ? {} : { review }),
        };
  return (
    <OrderForm
      label={say(texts.openFinding)}
      order="OpenFinding"
      body={body}
      onClose={onClose}
      onAccepted={({ id }) => onOpened(id)}
    >
      <TextField
        label={say(texts.title)}
        name="title"
        required
        focused
        most={80}
        hint={say(texts.titleHint)}
        after={<PersonalHint text={title} plain />}
        value={title}
        onChange={setTitle}
      />
      <Field label={say(texts.rule)} name="rule" required>
        {(control) => (
          <PickOne<string>
            {...control}
            value={rule}
            options={checkRules.map(({ code, name }) => ({ value: code, text: say(name) }))}
            onChange={setRule}
          />
        )}
      </Field>
      <Field label={say(texts.against)} name="against" required>
        {(control) => (
          <PickOne<string>
            {...control}
            value={against === "" ? undefined : against}
            options={parts}
            onChange={setAgainst}
          />
        )}
      </Field>
      <Field label={say(texts.severity)} name="severity" required>
        {(control) => (
          <PickOne<Severity>
            {...control}
            value={severity}
            options={severities.map((value) => ({ value, text: say(severityNames[value]) }))}
            onChange={setSeverity}
          />
        )}
      </Field>
      <Field label={say(texts.incidentFacts)} name="evidence" required>
        {() => (
          <div className="check-evidence">
            {facts.map((fact) => (
              <Checkbox
                key={keyOf(fact)}
                checked={chosen.has(keyOf(fact))}
                onChange={({ target }) => {
                  const next = new Set(chosen);
                  if (target.checked) next.add(keyOf(fact));
                  else next.delete(keyOf(fact));
                  setChosen(next);
                }}
              >
                {say(sentenceOf(fact))} <span className="quiet figures">{fact.n}</span>
              </Checkbox>
            ))}
          </div>
        )}
      </Field>
      <TextField
        label={say(texts.words)}
        name="words"
        most={4000}
        hint={say(texts.sealedHint)}
        value={words}
        onChange={setWords}
      />
    </OrderForm>
  );
}

/** A part as a choice names it: `station/AH-01`, `hall`; undefined of none. */
function againstOf(key: string): Against | undefined {
  if (key === "hall") return { kind: "hall" };
  const at = key.indexOf("/");
  const [kind, id] = [key.slice(0, at), key.slice(at + 1)];
  return kind === "station" || kind === "department" || kind === "unit" ? { kind, id } : undefined;
}

/** Every part that work can be of: the hall, stations, departments, crews in sight. */
function useParts(): readonly { readonly value: string; readonly text: string }[] {
  const say = useSay();
  const { stations, departments } = useDistrict();
  const units = useStreams<{ readonly id: string; readonly callsign: string }>("unit");
  return useMemo(
    () => [
      { value: "hall", text: say(texts.hall) },
      ...Object.values(stations).map(({ id, name }) => ({ value: `station/${id}`, text: say(name) })),
      ...Object.values(departments).map(({ id, name }) => ({ value: `department/${id}`, text: say(name) })),
      ...units.map(({ state: { id, callsign } }) => ({ value: `unit/${id}`, text: callsign })),
    ],
    [say, stations, departments, units],
  );
}
