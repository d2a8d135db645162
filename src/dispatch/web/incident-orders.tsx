import { MenuButton } from "../../ground/web/menu-button.tsx";
import { Button } from "../../ground/web/button.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useState } from "react";
import { TypeField } from "../../district/web/type-field.tsx";
import { placeWords } from "../../ground/place-words.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Field } from "../../ground/web/field.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { Picker } from "../../ground/web/picker.tsx";
import { PlaceField } from "../../streets/web/place-field.tsx";
import { lacksPoint, placeGiven, type PlaceSaid } from "../../streets/web/place-words.ts";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { ReasonChips } from "../../journal/web/reason-chips.tsx";
import { voidMarkNames, voidMarks } from "../ending-facts.ts";
import type { Incident } from "../incident.ts";
import { offeredReasons } from "./offered-reasons.ts";
import { useIncidentChoices } from "./incident-choices.ts";
import { type IncidentOrder, type OrderField, ordersFor } from "./orders-for.ts";
import { responseTexts } from "./response-texts.ts";
import { dispatchTexts } from "./texts.ts";

type Point = readonly [number, number];

interface IncidentOrdersProps {
  readonly incident: Incident;
  readonly current: boolean;
  readonly pickPoint: () => Promise<Point | null>;
}

/** The rarer orders about an incident, from one menu, each with its few fields. */
export function IncidentOrders({ incident, current, pickPoint }: IncidentOrdersProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const { now: chosen, open, close } = useOpened<IncidentOrder>();
  const orders = ordersFor(client, incident, current);
  if (orders.length === 0) return null;
  const titleOf = (order: string) => say(client.book.orders.get(order)?.title ?? { zh: order, en: order });
  return (
    <section className="card-section" aria-label={say(dispatchTexts.more)}>
      {chosen === null ? (
        <MenuButton
          edge="start"
          items={orders.map(({ order }) => ({ key: order, label: titleOf(order) }))}
          onPick={(picked) => {
            const order = orders.find((one) => one.order === picked);
            if (order !== undefined) open(order);
          }}
        >
          {say(dispatchTexts.more)}…
        </MenuButton>
      ) : (
        <IncidentOrderForm
          key={`${incident.id} ${chosen.order}`}
          incident={incident}
          order={chosen}
          title={titleOf(chosen.order)}
          pickPoint={pickPoint}
          onClose={close}
        />
      )}
    </section>
  );
}

interface IncidentOrderFormProps {
  readonly incident: Incident;
  readonly order: IncidentOrder;
  readonly title: string;
  readonly pickPoint: () => Promise<Point | null>;
  readonly onClose: () => void;
}

/** The form of one order about an incident. */
export function IncidentOrderForm({ incident, order, title, pickPoint, onClose }: IncidentOrderFormProps): ReactNode {
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const missing = order.fields.some(({ name, optional }) => optional !== true && (values[name] ?? "") === "");

  const filled = Object.entries(values).filter(([, value]) => value !== "" && value !== undefined);

  return (
    <OrderForm
      className="stack-form"
      label={title}
      order={order.order}
      body={missing ? null : { incidentId: incident.id, ...Object.fromEntries(filled) }}
      onClose={onClose}
    >
      <h3>{title}</h3>
      {order.fields.map((field, index) => (
        <FormField
          key={field.name}
          field={field}
          order={order.order}
          incident={incident}
          focused={index === 0}
          value={values[field.name]}
          pickPoint={pickPoint}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
    </OrderForm>
  );
}

interface FormFieldProps {
  readonly order: string;
  readonly field: OrderField;
  readonly incident: Incident;
  readonly focused: boolean;
  readonly value: unknown;
  readonly pickPoint: () => Promise<Point | null>;
  readonly onChange: (value: unknown) => void;
}

function FormField(props: FormFieldProps): ReactNode {
  const say = useSay();
  const { field, order, focused, value, onChange } = props;
  const text = typeof value === "string" ? value : "";
  return (
    <Field
      label={say(field.label)}
      name={field.name}
      required={field.optional !== true}
      after={field.kind === "reason" && <ReasonChips offered={offeredReasons[order] ?? []} onPick={onChange} />}
    >
      {(control) => {
        const pickNumber = (numbers: readonly number[], said: Sentence, name: "level" | "priority") => (
          <PickOne
            {...control}
            focused={focused}
            value={typeof value === "number" ? value : undefined}
            onChange={onChange}
            options={numbers.map((number) => ({ value: number, text: say(said, { [name]: number }) }))}
          />
        );
        switch (field.kind) {
          case "reason":
          case "text":
            return (
              <Input
                {...control}
                maxLength={500}
                autoFocus={focused}
                value={text}
                onChange={(event) => onChange(event.target.value)}
              />
            );
          case "type":
            return (
              <TypeField {...control} focused={focused} value={text === "" ? undefined : text} onChange={onChange} />
            );
          case "priority":
            return pickNumber([1, 2, 3, 4], dispatchTexts.priorityNamed, "priority");
          case "level": {
            const others = [1, 2, 3, 4, 5].filter((level) => level !== (props.incident.alarmLevel ?? 1));
            return pickNumber(others, responseTexts.level, "level");
          }
          case "mark":
            return (
              <PickOne
                {...control}
                focused={focused}
                value={text === "" ? undefined : text}
                onChange={onChange}
                options={voidMarks.map((mark) => ({ value: mark, text: say(voidMarkNames[mark]) }))}
              />
            );
          case "incident":
            return (
              <OtherIncident
                {...control}
                label={field.label}
                but={props.incident.id}
                value={text}
                onChange={onChange}
              />
            );
          case "place":
            return <IncidentPlace {...props} {...control} />;
        }
      }}
    </Field>
  );
}

interface OtherIncidentProps {
  readonly id: string;
  readonly label: OrderField["label"];
  readonly but: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function OtherIncident({ id, label, but, value, onChange }: OtherIncidentProps): ReactNode {
  const say = useSay();
  const choices = useIncidentChoices().filter((choice) => choice.id !== but);
  const chosen = choices.find((choice) => choice.id === value);
  if (chosen !== undefined) {
    return (
      <Button id={id} onClick={() => onChange("")}>
        {chosen.text} · {say(dispatchTexts.chooseAnother)}
      </Button>
    );
  }
  return (
    <Picker
      label={label}
      placeholder={dispatchTexts.otherNumber}
      none={dispatchTexts.noSuchIncidents}
      hint={dispatchTexts.chooseHint}
      choices={choices}
      busy={false}
      keyOf={(choice) => choice.id}
      textOf={(choice) => choice.text}
      disabled={() => false}
      row={(choice) => choice.text}
      onPick={(choice) => onChange(choice.id)}
    />
  );
}

/** An unfinished place is given on as "", which the form takes for missing. */
function IncidentPlace({ id, incident, onChange, pickPoint }: FormFieldProps & { id: string }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const [place, setPlace] = useState<PlaceSaid>(() => ({
    words: placeWords(incident.place)?.[language] ?? "",
    point: incident.place.point,
    named: incident.place.named,
  }));
  const [without, setWithout] = useState(false);
  function change(next: PlaceSaid, isWithout = without): void {
    setPlace(next);
    setWithout(isWithout);
    const isUnfinished = lacksPoint(next) ? !isWithout : next.point === undefined;
    onChange(isUnfinished ? "" : placeGiven(next));
  }
  return (
    <>
      <PlaceField
        id={id}
        focused
        value={place}
        withoutPoint={without}
        onChange={(next) => change(next)}
        onWithoutPoint={(said) => change(place, said)}
      />
      <span className="figures quiet place-point">
        {place.point !== undefined &&
          say(dispatchTexts.pointPicked, { point: place.point.map((part) => part.toFixed(5)).join(", ") })}
        <Button
          onClick={() => void pickPoint().then((point) => (point === null ? undefined : change({ ...place, point })))}
        >
          {say(dispatchTexts.pickPoint)}
        </Button>
      </span>
    </>
  );
}
