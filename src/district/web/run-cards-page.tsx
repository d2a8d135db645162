import { type ReactNode, useState } from "react";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStream } from "../../journal/web/client.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { SettingThings } from "../../journal/web/setting-things.tsx";
import { runCardsStream } from "../facts.ts";
import { noRunCards, type RunCards } from "../run-card.ts";
import { CardFields } from "./card-fields.tsx";
import { responseTexts as texts } from "./response-texts.ts";
import { type Bench, benchSays, withCard } from "./run-card-bench.ts";
import { cardDraft, cardOf, informWords, runCardSetting, sendWords, whenWords } from "./run-card-setting.ts";
import { TypeField } from "./type-field.tsx";
import { useAreaChoices } from "./use-area-choices.ts";
import { useDistrict } from "./use-district.ts";
import "./district-settings.css";

/** What must be sent to what, with a bench on which somebody tries it. */
export function RunCardsPage(): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const names = useFactNames();
  const all = useStream<RunCards>(runCardsStream) ?? noRunCards;
  const [bench, setBench] = useState<Bench>({ type: undefined, priority: 1, time: "12:00", area: undefined, level: 1 });
  return (
    <SettingThings
      title={texts.cards}
      about={texts.cardsAbout}
      setting={runCardSetting}
      things={Object.values(all.cards)}
      keyOf={({ card }) => card}
      nameOf={({ name }) => name[language]}
      columns={[
        { key: "card", head: say(texts.card), figures: true, cell: ({ card }) => card },
        { key: "name", head: say(texts.cardName), names: true, cell: ({ name }) => name[language] },
        { key: "when", head: say(texts.when), cell: (card) => say(whenWords(card, names.type)) },
        { key: "send", head: say(texts.send), cell: (card) => say(sendWords(card)) },
        { key: "inform", head: say(texts.inform), cell: (card) => say(informWords(card)) },
      ]}
      add={texts.addCard}
      none={texts.noCards}
      before={<BenchPanel cards={all} bench={bench} onChange={setBench} />}
      withdraw={{
        label: texts.withdraw,
        order: ({ card }) => ({ name: "WithdrawRunCard", body: { card } }),
      }}
      form={{
        draftOf: cardDraft,
        valueOf: cardOf,
        fields: (draft, change, isNew) => <CardFields draft={draft} isNew={isNew} onChange={change} />,
        meaning: (card) =>
          bench.type === undefined ? undefined : (
            <p>
              {say(texts.benchWithDraft)} {say(benchSays(withCard(all, card), bench))}
            </p>
          ),
      }}
    />
  );
}

interface BenchPanelProps {
  readonly cards: RunCards;
  readonly bench: Bench;
  readonly onChange: (bench: Bench) => void;
}

function BenchPanel({ cards, bench, onChange }: BenchPanelProps): ReactNode {
  const say = useSay();
  const { types } = useDistrict();
  const areas = useAreaChoices();
  return (
    <section className="bench" aria-label={say(texts.bench)}>
      <h3>
        {say(texts.bench)} <span className="quiet">{say(texts.benchAbout)}</span>
      </h3>
      <div className="bench-fields">
        <Field label={say(texts.types)} className="bench-field">
          {(control) => (
            <TypeField
              {...control}
              value={bench.type}
              onChange={(type) => onChange({ ...bench, type, priority: types[type]?.priority ?? bench.priority })}
            />
          )}
        </Field>
        <Field label={say(texts.priorities)} className="bench-field">
          {(control) => (
            <PickOne
              {...control}
              value={bench.priority}
              options={[1, 2, 3, 4].map((value) => ({ value, text: String(value) }))}
              onChange={(priority) => onChange({ ...bench, priority })}
            />
          )}
        </Field>
        <TextField
          className="bench-field"
          label={say(texts.benchTime)}
          type="time"
          value={bench.time}
          onChange={(time) => onChange({ ...bench, time })}
        />
        <Field label={say(texts.benchArea)} className="bench-field">
          {(control) => (
            <PickOne
              {...control}
              value={bench.area?.id ?? ""}
              options={[
                { value: "", text: say(texts.benchNowhere) },
                ...areas.map(({ id, text }) => ({ value: id, text })),
              ]}
              onChange={(id) => onChange({ ...bench, area: areas.find((area) => area.id === id) })}
            />
          )}
        </Field>
        <Field label={say(texts.benchLevel)} className="bench-field">
          {(control) => (
            <PickOne
              {...control}
              value={bench.level}
              options={[1, 2, 3, 4, 5].map((value) => ({ value, text: String(value) }))}
              onChange={(level) => onChange({ ...bench, level })}
            />
          )}
        </Field>
      </div>
      <p role="status">{say(benchSays(cards, bench))}</p>
    </section>
  );
}
