import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from "react";
import { useParam } from "../../src/ground/web/address.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { useClient } from "../../src/journal/web/client.ts";
import { settingsPlaces } from "../../src/journal/web/room-web.ts";
import { Listed } from "./listed.tsx";
import { formsFor, settingsForms } from "./settings-forms.ts";
import { consoleTexts } from "./texts.ts";

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
  const groups = settingsPlaces.map((place) => ({
    key: place,
    title: consoleTexts[placeNames[place]],
    entries: forms
      .filter((each) => each.place === place)
      .map(({ name, title }) => ({ to: `/settings/${name}`, title, isHere: name === chosen.name })),
  }));
  return (
    <Listed label={say(consoleTexts.settings)} to="/settings" isNamed={named !== ""} groups={groups}>
      <Suspense fallback={<p className="nothing">{say(consoleTexts.loading)}</p>}>
        {createElement(form, { key: chosen.name })}
      </Suspense>
    </Listed>
  );
}

const placeNames = {
  district: "settingsOfDistrict",
  dispatch: "settingsOfDispatch",
  people: "settingsOfPeople",
  privacy: "settingsOfPrivacy",
  system: "settingsOfSystem",
} as const;
