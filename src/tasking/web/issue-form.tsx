import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { Attach } from "../../journal/web/attach.tsx";
import { useAttach } from "../../journal/web/use-attach.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import type { Party } from "../party-facts.ts";
import { answerKinds, type AskedField } from "../task-facts.ts";
import { AboutField, type AboutDraft, useAbout } from "./about-field.tsx";
import { AnswerTime, momentOf, type TimeDraft } from "./answer-time.tsx";
import { PartyField } from "./party-field.tsx";
import { chosenParty } from "./party-words.ts";
import { PriorityField } from "./priority-field.tsx";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { usePartyHouse } from "./use-parties.ts";
import { useOwnParty } from "./use-tasks.ts";

/** The minutes that are typed; null where they are none. */
function minutesOf(typed: string): number | null {
  const minutes = Number(typed);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440 ? minutes : null;
}

interface IssueFormProps {
  /** The incident it is for, where it was opened from there. */
  readonly incident: string | undefined;
  readonly onClose: () => void;
}

/** Gives work to parts of the house. */
export function IssueForm({ incident, onClose }: IssueFormProps): ReactNode {
  const say = useSay();
  const own = useOwnParty();
  const house = usePartyHouse();
  const { zone, drill } = useDistrict();
  const [title, setTitle] = useState("");
  const [words, setWords] = useState("");
  const [to, setTo] = useState<readonly string[]>([]);
  const [priority, setPriority] = useState<1 | 2 | 3>(2);
  const [signWithin, setSignWithin] = useState("10");
  const [answer, setAnswer] = useState<TimeDraft>({ within: "24", typed: "" });
  const [aboutDraft, setAbout] = useState<AboutDraft>(
    incident === undefined ? { kind: "none", number: "" } : { kind: "incident", number: incident },
  );
  const [asks, setAsks] = useState<readonly AskedField[]>([]);
  const files = useAttach("directive");
  const about = useAbout(aboutDraft);
  const minutes = minutesOf(signWithin);
  const answerBy = momentOf(answer, zone);
  const parties = to.map((one) => chosenParty(one, house)).filter((one): one is Party => one !== undefined);
  const isReady =
    title.trim() !== "" &&
    parties.length > 0 &&
    minutes !== null &&
    answerBy !== null &&
    about !== null &&
    !files.isBusy;
  const label = say(own?.kind === "supervision" ? texts.issueCorrective : texts.issue);
  const body = isReady
    ? {
        title: title.trim(),
        to: parties,
        priority,
        signBy: instantOf(serverNow() + minutes * 60_000),
        asks,
        files: files.ids,
        ...(words.trim() === "" ? {} : { words }),
        ...(answerBy === undefined ? {} : { answerBy }),
        ...(about === undefined ? {} : { about }),
      }
    : null;
  return (
    <OrderForm label={label} order="IssueDirective" body={body} onClose={onClose}>
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
      <PartyField name="to" label={say(texts.parties)} value={to} without={own} onChange={setTo} />
      <TextField
        label={say(texts.words)}
        name="words"
        most={4000}
        hint={say(texts.sealedHint)}
        value={words}
        onChange={setWords}
      />
      <PriorityField value={priority} onChange={setPriority} />
      <TextField
        label={say(texts.signMinutes)}
        name="signBy"
        numeric
        figures
        trouble={minutes === null ? texts.minutesWrong : null}
        value={signWithin}
        onChange={setSignWithin}
      />
      <AnswerTime
        name="answerBy"
        label={say(texts.answerWithin)}
        draft={answer}
        zone={zone}
        free
        onChange={setAnswer}
      />
      <AboutField draft={aboutDraft} free isDrill={drill} onChange={setAbout} />
      <Attach name="files" label={say(texts.files)} files={files} />
      <AskedFields asks={asks} onChange={setAsks} />
    </OrderForm>
  );
}

interface AskedFieldsProps {
  readonly asks: readonly AskedField[];
  readonly onChange: (asks: readonly AskedField[]) => void;
}

/** What must be filled in with the answer: none, or a few fields. */
function AskedFields({ asks, onChange }: AskedFieldsProps): ReactNode {
  const say = useSay();
  const change = (place: number, with_: Partial<AskedField>) =>
    onChange(asks.map((one, at) => (at === place ? { ...one, ...with_ } : one)));
  const next = String(Math.max(0, ...asks.map(({ field }) => Number(field.slice(1)))) + 1);
  return (
    <Field label={say(texts.askedFields)} name="asks">
      {() => (
        <>
          {asks.map((one, place) => (
            <div key={one.field} className="task-asked-field">
              <TextField
                label={say(texts.fieldLabel, { place: place + 1 })}
                required
                focused
                most={80}
                value={one.label}
                onChange={(label) => change(place, { label })}
              />
              <PickOne<AskedField["kind"]>
                label={say(texts.fieldKind)}
                value={one.kind}
                options={answerKinds.map((value) => ({ value, text: say(texts.kinds[value]) }))}
                onChange={(kind) => change(place, { kind })}
              />
              <Checkbox checked={one.required} onChange={(event) => change(place, { required: event.target.checked })}>
                {say(texts.fieldRequired)}
              </Checkbox>
              <Button
                aria-label={say(texts.dropField, { label: one.label || String(place + 1) })}
                onClick={() => onChange(asks.filter((_, at) => at !== place))}
              >
                ×
              </Button>
            </div>
          ))}
          {asks.length < 20 && (
            <Button onClick={() => onChange([...asks, { field: `f${next}`, label: "", kind: "text", required: true }])}>
              {say(texts.addField)}
            </Button>
          )}
        </>
      )}
    </Field>
  );
}
