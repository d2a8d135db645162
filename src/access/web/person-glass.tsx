import { Button } from "../../ground/web/button.tsx";
import { TextArea } from "../../ground/web/input.tsx";
import { type ReactNode, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { Choice } from "../../ground/web/choice.tsx";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { BrokenGlass, Person } from "../person.ts";
import { foundNames } from "../access-names.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { powerWords } from "./power-words.ts";
import { isOpen } from "./staff-rows.ts";
import { useMinute } from "./use-minute.ts";
import { useOpener } from "./use-opener.ts";
import { useOfficerNames } from "./officer-names.ts";

/** Each time somebody took a power without having it, and what was found of it afterwards. */
export function PersonGlass({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  if (person.glass.length === 0) return null;
  return (
    <section className="people-section" aria-label={say(texts.glass)}>
      <header>
        <h3>{say(texts.glass)}</h3>
      </header>
      <ul className="people-glass">
        {person.glass.toReversed().map((one) => (
          <Broken key={one.broken} person={person.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Broken({ person, one }: { readonly person: string; readonly one: BrokenGlass }): ReactNode {
  const say = useSay();
  const client = useClient();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const reviewing = useOpener();
  const isGoingOn = isOpen(one, useMinute());
  const time = (instant: string) => dayAndTime(instant, district.zone);
  const about = { person, broken: one.broken };
  const may = rehearse(client, "ReviewGlass", { ...about, found: "justified", words: "…" }) === null;
  return (
    <li>
      <p>
        {say(powerWords(one.power, district))}{" "}
        {one.review === undefined && (
          <span className="people-mark" data-tone={isGoingOn ? "alarm" : "amber"}>
            {say(isGoingOn ? texts.glassOpen : texts.glassUnreviewed)}
          </span>
        )}
      </p>
      <p className="quiet figures">
        {say(texts.glassFrom, { from: time(one.at), to: time(one.endedAt ?? one.until) })}
      </p>
      <p>{one.reason}</p>
      {one.review !== undefined && (
        <p>
          {say(texts.glassReviewed, {
            found: say(foundNames[one.review.found]),
            words: one.review.words,
            by: nameOf(one.review.by),
          })}
        </p>
      )}
      {may && (
        <Button {...reviewing.button} onClick={reviewing.open}>
          {say(texts.review)}
        </Button>
      )}
      {may && reviewing.isOpen && <ReviewForm about={about} onDone={reviewing.close} />}
    </li>
  );
}

interface ReviewFormProps {
  readonly about: { readonly person: string; readonly broken: string };
  readonly onDone: () => void;
}

function ReviewForm({ about, onDone }: ReviewFormProps): ReactNode {
  const say = useSay();
  const [found, setFound] = useState<keyof typeof foundNames>();
  const [words, setWords] = useState("");

  return (
    <OrderForm
      className="people-form"
      label={say(texts.review)}
      send={say(texts.giveReview)}
      order="ReviewGlass"
      body={found === undefined || words.trim() === "" ? null : { ...about, found, words: words.trim() }}
      onClose={onDone}
    >
      <Choice
        label={say(texts.found)}
        value={found}
        options={[
          { value: "justified" as const, text: say(foundNames.justified) },
          { value: "notJustified" as const, text: say(foundNames.notJustified) },
        ]}
        onChange={setFound}
      />
      <Field label={say(texts.findings)} name="words" required>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            mostRows={6}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </OrderForm>
  );
}
