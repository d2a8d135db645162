import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from "react";
import { useParam } from "../../src/ground/web/address.ts";
import { AddressLink } from "../../src/ground/web/address-link.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { useClient } from "../../src/journal/web/client.ts";
import { settingsPlaces } from "../../src/journal/web/room-web.ts";
import { formsFor, settingsForms } from "./settings-forms.ts";
import { consoleTexts } from "./texts.ts";
import "./settings-page.css";

const components: ReadonlyMap<string, ComponentType> = new Map(
  settingsForms.map((form) => [form.name, lazy(async () => ({ default: await form.load() }))]),
);

/** The settings of all rooms: a list of the forms that are open to whoever reads it, and the one of the address. */
export function SettingsPage(): ReactNode {
  const say = useSay();
  const named = useParam("form");
  const forms = formsFor(useClient());
  const chosen = forms.find(({ name }) => name === named) ?? forms[0];
  const form = chosen === undefined ? undefined : components.get(chosen.name);
  if (chosen === undefined || form === undefined) return null;
  return (
    <div className="settings" data-list={forms.length > 1}>
      {forms.length > 1 && (
        <nav className="panel settings-list" aria-label={say(consoleTexts.settings)}>
          {settingsPlaces.map((place) => {
            const here = forms.filter((form) => form.place === place);
            if (here.length === 0) return null;
            return (
              <section key={place} aria-labelledby={`settings-${place}`}>
                <h2 id={`settings-${place}`}>{say(consoleTexts[placeNames[place]])}</h2>
                <ul>
                  {here.map(({ name, title }) => (
                    <li key={name}>
                      <AddressLink to={`/settings/${name}`} isHere={name === chosen.name}>
                        {say(title)}
                      </AddressLink>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </nav>
      )}
      <Suspense fallback={<p className="nothing">{say(consoleTexts.loading)}</p>}>
        {createElement(form, { key: chosen.name })}
      </Suspense>
    </div>
  );
}

const placeNames = {
  district: "settingsOfDistrict",
  dispatch: "settingsOfDispatch",
  people: "settingsOfPeople",
  privacy: "settingsOfPrivacy",
  system: "settingsOfSystem",
} as const;
