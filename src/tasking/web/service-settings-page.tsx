import { type ReactNode, useMemo, useState } from "react";
import { Button } from "../../ground/web/button.tsx";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { useStream } from "../../journal/web/client.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { SettingThings } from "../../journal/web/setting-things.tsx";
import { noServices, type Services } from "../service.ts";
import { servicesStream } from "../service-facts.ts";
import { menuTexts as texts } from "./menu-texts.ts";
import { ServiceFields } from "./service-fields.tsx";
import { serviceDraft, serviceOf, serviceSetting, servicesSetting } from "./service-setting.ts";
import { hoursWords, minutesWords, partiesWords, sourceWords } from "./service-words.ts";
import { StandardMenu } from "./standard-menu.tsx";

/** The service menu as it is set: each item with who answers, its hours and what is promised, changed by two people. */
export function ServiceSettingsPage(): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const names = useFactNames();
  const { services } = useStream<Services>(servicesStream) ?? noServices;
  const things = useMemo(
    () => Object.values(services).toSorted((one, other) => one.name.zh.localeCompare(other.name.zh, "zh")),
    [services],
  );
  return (
    <SettingThings
      title={texts.title}
      about={texts.about}
      setting={serviceSetting}
      others={[servicesSetting]}
      things={things}
      keyOf={({ service }) => service}
      nameOf={({ name }) => name[language]}
      wordsOf={({ name, about }) => [name.zh, name.en, about?.zh ?? "", about?.en ?? ""].join(" ")}
      columns={[
        { key: "name", head: say(texts.name), names: true, cell: ({ name }) => name[language] },
        { key: "code", head: say(texts.code), figures: true, cell: ({ service }) => service },
        {
          key: "answers",
          head: say(texts.answeredBy),
          cell: (service) => say(partiesWords(service.answeredBy, names)),
        },
        { key: "hours", head: say(texts.hours), cell: ({ hours }) => say(hoursWords(hours)) },
        {
          key: "promise",
          head: say(texts.answer),
          cell: (service) => (
            <>
              {say(minutesWords(service.answer))} <span className="quiet">{say(sourceWords(service))}</span>
            </>
          ),
        },
      ]}
      add={texts.add}
      none={texts.none}
      withdraw={{
        label: texts.withdraw,
        order: ({ service }) => ({ name: "WithdrawService", body: { service } }),
      }}
      before={<Standard there={things.map(({ service }) => service)} />}
      form={{
        draftOf: serviceDraft,
        valueOf: serviceOf,
        fields: (draft, change, isNew) => <ServiceFields draft={draft} isNew={isNew} onChange={change} />,
      }}
    />
  );
}

/** A button that opens the standard menu in its place. */
function Standard({ there }: { readonly there: readonly string[] }): ReactNode {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [taken, setTaken] = useState(0);
  if (isOpen) {
    return (
      <StandardMenu
        there={there}
        onClose={() => setOpen(false)}
        onTaken={(count) => {
          setTaken(count);
          setOpen(false);
        }}
      />
    );
  }
  return (
    <div className="setting-find setting-row">
      <Button
        onClick={() => {
          setTaken(0);
          setOpen(true);
        }}
      >
        {say(texts.standard)}
      </Button>
      <span role="status" className="quiet">
        {taken > 0 && say(texts.taken, { count: taken })}
      </span>
    </div>
  );
}
